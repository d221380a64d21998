/**
 * Addresses the vendor’s browser may open: https, one host, perhaps the beginning of a path. No port, as the network lets
 * nothing but 443 through; no wildcard, as it would stand for hosts nobody named.
 */
const ALLOWED_URL = /^https:\/\/((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*)(\/[A-Za-z0-9._~/%-]*)?$/;

export function isAllowedUrl(text: string): boolean {
  return ALLOWED_URL.test(text);
}

/** The host of an allowed address, which the browser looks up before it opens it. */
export function hostOf(url: string): string {
  return new URL(url).hostname;
}

/**
 * The address as a filter of Chrome: the dot before the host keeps its subdomains out, and the path stands for everything
 * below it (Chrome Enterprise, "URL blocklist filter format"). Secure Browser reads its own list in the same way (Amazon
 * WorkSpaces Secure Browser API Reference, "WebContentFilteringPolicy").
 */
export function urlFilterOf(url: string): string {
  return url.replace('https://', 'https://.');
}
