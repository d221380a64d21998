import type { Request } from '../request/request';
import type { Statement } from '../policy/statement';

/**
 * The request with the condition keys that follow from who asks, as far as some statement asks about them. The engine has
 * no variables for them; whoever judges the request alone must find them in it.
 */
export function withPrincipalKeys(request: Request, statements: readonly Statement[]): Request {
  const asked = new Set(statements.flatMap(({ tests }) => tests.map(({ key }) => key)));
  const follows = Object.entries(keysOf(request.principal ?? '')).filter(([key]) => asked.has(key));
  return follows.length === 0
    ? request
    : { ...request, context: { ...request.context, ...Object.fromEntries(follows) } };
}

function keysOf(principal: string): Record<string, string> {
  const [, kind, name = ''] = /^([A-Za-z]+):(.*)$/s.exec(principal) ?? [];
  if (kind === undefined) return {};
  const isService = kind === 'Service';
  const account = name.split(':')[4];
  return {
    'aws:principalisawsservice': String(isService),
    ...(isService && { 'aws:principalservicename': name }),
    ...(kind === 'AWS' && name.startsWith('arn:') && { 'aws:principalarn': name }),
    ...(kind === 'AWS' && name.startsWith('arn:') && account && { 'aws:principalaccount': account }),
  };
}
