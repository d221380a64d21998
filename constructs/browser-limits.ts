import type { IConstruct } from 'constructs';
import { isAllowedUrl } from '../lib/manifest/allowed-url';
import { BROWSER_DISCONNECTED_MINUTES, BROWSER_IDLE_MINUTES, BROWSER_URLS_MAX } from '../lib/manifest/aws-limits';
import { refuseWideRanges } from './origin-ranges';
import { refuse } from './refuse';
import type { SecureBrowserProps } from './secure-browser';

/** How long a session may be left alone, in minutes: 15 unless told otherwise. */
export function browserMinutes(props: SecureBrowserProps): { readonly idle: number; readonly disconnected: number } {
  const { idleMinutesMax = BROWSER_IDLE_MINUTES.default } = props;
  const { disconnectedMinutesMax = BROWSER_DISCONNECTED_MINUTES.default } = props;
  return { idle: idleMinutesMax, disconnected: disconnectedMinutesMax };
}

/** Stops synthesis where AWS would stop the deployment, or where the wall would have a hole. */
export function refuseBadLimits(scope: IConstruct, props: SecureBrowserProps): void {
  const { urls, samlMetadataUrl } = props;
  const { idle, disconnected } = browserMinutes(props);
  const bad = urls.find((url) => !isAllowedUrl(url));
  if (bad !== undefined || urls.length === 0 || urls.length > BROWSER_URLS_MAX) {
    refuse(scope, {
      what: '`urls` are not addresses the browser can be kept to',
      saw: bad ?? `${urls.length} addresses`,
      want: `1 to ${BROWSER_URLS_MAX} https addresses without port, wildcard and query`,
      mend: 'write scheme, host and the beginning of the path, such as `https://claims.example/inbox`',
      code: 'enclave/browser-url',
    });
  }
  if (!samlMetadataUrl.startsWith('https://')) {
    refuse(scope, {
      what: '`samlMetadataUrl` is no address of a document nobody can change on its way',
      saw: samlMetadataUrl,
      want: 'an https address',
      mend: 'name the https address of the metadata',
      code: 'enclave/browser-metadata',
    });
  }
  refuseMinutes(scope, 'idleMinutesMax', idle, BROWSER_IDLE_MINUTES);
  refuseMinutes(scope, 'disconnectedMinutesMax', disconnected, BROWSER_DISCONNECTED_MINUTES);
  refuseWideRanges(scope, props.allowedRanges ?? []);
}

function refuseMinutes(scope: IConstruct, name: string, saw: number, limits: typeof BROWSER_IDLE_MINUTES): void {
  const { min, max } = limits;
  if (Number.isInteger(saw) && saw >= min && saw <= max) return;
  refuse(scope, {
    what: `\`${name}\` is not a time a session may be left alone`,
    saw: `${saw} minutes`,
    want: `${min} to ${max} whole minutes`,
    mend: `write \`${name}: ${limits.default}\``,
    code: 'enclave/browser-minutes',
  });
}
