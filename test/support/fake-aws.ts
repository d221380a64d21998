import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerEc2, type FakeEc2 } from './fake-ec2';
import { answerIam, type FakeIam } from './fake-iam';
import { FakeRefusal, toXml } from './fake-xml';

export type FakeAccount = FakeIam & FakeEc2;

export type FaultKind =
  | 'denied'
  | 'throttled'
  | 'expired'
  | 'unknown-credentials'
  | 'region-off'
  | 'internal'
  | 'slow'
  | 'hang-up'
  | 'broken-xml'
  | 'login-page'
  | 'empty';

/** Something that goes wrong: for one action, as often as `times` says (always by default). */
export interface Fault {
  readonly action: string;
  readonly kind: FaultKind;
  times?: number;
}

export interface FakeAws {
  readonly endpoint: string;
  /** What is deployed; change it as you like between calls. */
  account: FakeAccount;
  faults: Fault[];
  /** How many entries a page holds. */
  pageSize: number;
  /** Actions asked so far. */
  readonly asked: string[];
  stop(): Promise<void>;
}

const IAM_VERSION = '2010-05-08';

/** Starts an HTTP server that answers IAM and EC2 in their own wire protocols, as far as an audit asks. */
export async function startFakeAws(account: FakeAccount): Promise<FakeAws> {
  const server = createServer((request, response) => {
    void body(request).then((text) => answer(fake, new URLSearchParams(text), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeAws = {
    endpoint: `http://127.0.0.1:${port}`,
    account,
    faults: [],
    pageSize: 100,
    asked: [],
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function answer(fake: FakeAws, parameters: URLSearchParams, response: ServerResponse): void {
  const action = parameters.get('Action') ?? '';
  const isIam = parameters.get('Version') === IAM_VERSION;
  fake.asked.push(action);
  try {
    const fault = fake.faults.find((one) => one.action === action && (one.times ?? 1) > 0);
    if (fault?.times !== undefined) fault.times -= 1;
    if (fault && fail(fault.kind, action, isIam, response)) return;
    const work = isIam ? answerIam : answerEc2;
    const content = work(fake.account, action, parameters, fake.pageSize);
    send(
      response,
      200,
      isIam ? iamAnswer(action, toXml(content, 'member')) : ec2Answer(action, toXml(content, 'item')),
    );
  } catch (error) {
    const refusal = error instanceof FakeRefusal ? error : new FakeRefusal('InternalFailure', 500, String(error));
    send(response, refusal.status, isIam ? iamError(refusal) : ec2Error(refusal));
  }
}

/** Throws what the service would answer, or answers itself what no service would. */
function fail(kind: FaultKind, action: string, isIam: boolean, response: ServerResponse): boolean {
  const identity = 'User: arn:aws:iam::111122223333:user/auditor';
  switch (kind) {
    case 'denied':
      if (!isIam)
        throw new FakeRefusal(
          'UnauthorizedOperation',
          403,
          'You are not authorized. Encoded authorization failure message: c2VjcmV0',
        );
      throw new FakeRefusal('AccessDenied', 403, `${identity} is not authorized to perform: iam:${action}`);
    case 'throttled':
      throw isIam ? new FakeRefusal('Throttling', 400) : new FakeRefusal('RequestLimitExceeded', 503);
    case 'expired':
      throw new FakeRefusal(isIam ? 'ExpiredToken' : 'RequestExpired', 403, 'the token c2VjcmV0 has expired');
    case 'unknown-credentials':
      throw new FakeRefusal('InvalidClientTokenId', 403);
    case 'region-off':
      throw new FakeRefusal('AuthFailure', 401);
    case 'internal':
      throw new FakeRefusal('InternalFailure', 500);
    case 'slow':
      return true;
    case 'hang-up':
      response.destroy();
      return true;
    case 'broken-xml':
      send(response, 200, iamAnswer(action, '<Roles><member><Path>/enclave/'));
      return true;
    case 'login-page':
      send(response, 200, '<html><body>Please sign in to the guest network</body></html>');
      return true;
    case 'empty':
      send(response, 200, '');
      return true;
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(text);
}

function iamAnswer(action: string, content: string): string {
  const result = `<${action}Result>${content}</${action}Result>`;
  const metadata = '<ResponseMetadata><RequestId>fake</RequestId></ResponseMetadata>';
  return `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">${result}${metadata}</${action}Response>`;
}

function ec2Answer(action: string, content: string): string {
  const start = `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">`;
  return `${start}<requestId>fake</requestId>${content}</${action}Response>`;
}

function iamError({ code, message }: FakeRefusal): string {
  const error = toXml({ Type: 'Sender', Code: code, Message: message }, 'member');
  return `<ErrorResponse><Error>${error}</Error><RequestId>fake</RequestId></ErrorResponse>`;
}

function ec2Error({ code, message }: FakeRefusal): string {
  const error = toXml({ Code: code, Message: message }, 'item');
  return `<Response><Errors><Error>${error}</Error></Errors><RequestID>fake</RequestID></Response>`;
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
