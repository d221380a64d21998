/**
 * The groups an identity provider sent, whatever shape they arrived in.
 *
 * AWS documents that `groups` exists but not its shape, so three are read: a list, a JSON text and a
 * comma list. Whatever is none of these counts as no groups at all, which denies.
 *
 * Limits: in a comma list a group whose own name holds a comma falls apart and matches nothing.
 * The names are compared exactly, so neither case nor look-alike letters are forgiven.
 */
export function groupsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return isTextList(value) ? value : [];
  if (typeof value !== 'string') return [];
  const text = value.trim();
  if (text.startsWith('[') || text.startsWith('"')) return groupsOfJson(text);
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function groupsOfJson(text: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'string') return [parsed];
    return isTextList(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** One entry that is not text spoils the list: we would rather ask again than believe half of it. */
function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
