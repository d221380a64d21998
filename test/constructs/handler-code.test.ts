import { App } from 'aws-cdk-lib/core';
import { handlerCode } from '../../constructs/handler-code';
import { codesOf } from './fixtures';

test('says what to run when a handler has not been compiled', () => {
  expect(codesOf(() => handlerCode(new App(), 'no-such-handler'))).toEqual(['enclave/handler-not-built']);
  expect(codesOf(() => handlerCode(new App(), 'connect'))).toEqual([]);
});
