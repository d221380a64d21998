import { isDataEvent } from '../../lib/manifest/data-events';
import { EVENT_NAME, EVENT_SOURCE, eventPatternOf } from '../../lib/manifest/event-pattern';

test('a pattern asks for one service and for any of its calls, each once and each in quotes', () => {
  expect(eventPatternOf('dynamodb.amazonaws.com', ['PutItem', 'UpdateItem', 'PutItem'])).toBe(
    '{ ($.eventSource = "dynamodb.amazonaws.com") && (($.eventName = "PutItem") || ($.eventName = "UpdateItem")) }',
  );
});

test('nothing in a name ends its quotes', () => {
  const pattern = eventPatternOf('iam.amazonaws.com', ['A") || ($.eventName = "*', '\\']);
  const quoted = [...pattern.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([text]) => JSON.parse(text) as string);
  expect(quoted).toEqual(['iam.amazonaws.com', 'A") || ($.eventName = "*', '\\']);
});

test.each<[string, RegExp, boolean]>([
  ['dynamodb.amazonaws.com', EVENT_SOURCE, true],
  ['signin.amazonaws.com', EVENT_SOURCE, true],
  ['route53-recovery.us-west-2.amazonaws.com', EVENT_SOURCE, true],
  ['dynamodb', EVENT_SOURCE, false],
  ['dynamodb.amazonaws.com.evil.example', EVENT_SOURCE, false],
  ['*.amazonaws.com', EVENT_SOURCE, false],
  ['dynamodb.amazonaws.com" || "', EVENT_SOURCE, false],
  ['PutItem', EVENT_NAME, true],
  ['CreateFunction20150331', EVENT_NAME, true],
  ['Put*', EVENT_NAME, false],
  ['Put Item', EVENT_NAME, false],
  ['PutItem"', EVENT_NAME, false],
  ['', EVENT_NAME, false],
])('%s under %s: %s', (text, pattern, accepted) => {
  expect(pattern.test(text)).toBe(accepted);
});

test.each([
  ['dynamodb', 'PutItem', true],
  ['dynamodb', 'DeleteTable', false],
  ['lambda', 'Invoke', true],
  ['lambda', 'CreateFunction20150331', false],
  ['kms', 'Decrypt', false],
])('%s %s is a data event: %s', (service, name, is) => {
  expect(isDataEvent(service, name)).toBe(is);
});
