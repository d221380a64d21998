import { z } from 'zod';
import { isAllowedUrl } from '../allowed-url';
import { BROWSER_DISCONNECTED_MINUTES, BROWSER_IDLE_MINUTES, BROWSER_URLS_MAX, ORIGINS_MAX } from '../aws-limits';
import { guide } from '../guidance';
import { cidr, httpsUrl } from './scalars';

const url = guide(
  z.string().refine(isAllowedUrl, { error: 'not an address' }),
  'Address the browser may open, and everything below it. The enclave must have a private way to its host.',
  {
    want: 'one https address without port, wildcard and query, such as `https://claims.meridian.example/inbox`',
    mend: 'write scheme, host and the beginning of the path',
    code: 'manifest/browser-url',
  },
);

const minutes = (limits: { default: number; min: number; max: number }, description: string) =>
  guide(z.int().min(limits.min).max(limits.max).default(limits.default), description, {
    want: `${limits.min} to ${limits.max} minutes`,
    mend: `write ${limits.default}`,
    code: 'manifest/browser-minutes',
  });

/** A browser that runs at AWS and sends pictures. What it must not do is no field here: copying out is off, always. */
export const secureBrowser = z
  .strictObject({
    samlMetadataUrl: httpsUrl.describe('Where the identity provider publishes its SAML metadata for the portal.'),
    urls: z.array(url).min(1).max(BROWSER_URLS_MAX).describe('All that the browser may open.'),
    allowedRanges: z
      .array(cidr)
      .max(ORIGINS_MAX)
      .default([])
      .describe('Ranges people may come from; anywhere when there is none.'),
    idleMinutesMax: minutes(BROWSER_IDLE_MINUTES, 'Minutes without a key or a click until a session ends.'),
    disconnectedMinutesMax: minutes(
      BROWSER_DISCONNECTED_MINUTES,
      'Minutes that a session whose line broke can be picked up again.',
    ),
  })
  .describe('WorkSpaces Secure Browser: pictures of pages, and nothing to take away.');
