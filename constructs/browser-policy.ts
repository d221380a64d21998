import { urlFilterOf } from '../lib/manifest/allowed-url';

/** Chrome’s number for "not at all" in the policies that count modes (Chrome Enterprise policy list, each policy’s page). */
const OFF = {
  IncognitoModeAvailability: 1,
  DeveloperToolsAvailability: 2,
  /** Of downloads: all of them. */
  DownloadRestrictions: 3,
} as const;

/**
 * What Chrome lets people do in the portal: open the given addresses, and nothing that would take something along.
 *
 * Secure Browser adds policies of its own to these, and takes ours in this form (Amazon WorkSpaces Secure Browser
 * Administration Guide, "Editing the baseline browser policy"). The history stays: the access log is read from it.
 */
export function browserPolicy(urls: readonly string[]): string {
  const policies: Readonly<Record<string, unknown>> = {
    URLBlocklist: ['*'],
    URLAllowlist: urls.map(urlFilterOf),
    ...OFF,
    AllowDeletingBrowserHistory: false,
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    AllowFileSelectionDialogs: false,
    BrowserAddPersonEnabled: false,
    BrowserGuestModeEnabled: false,
    BrowserSignin: 0,
    EditBookmarksEnabled: false,
    ExtensionInstallBlocklist: ['*'],
    PasswordManagerEnabled: false,
    PrintingEnabled: false,
    ScreenCaptureAllowed: false,
    SyncDisabled: true,
  };
  const chromePolicies = Object.fromEntries(Object.entries(policies).map(([name, value]) => [name, { value }]));
  return JSON.stringify({ chromePolicies });
}
