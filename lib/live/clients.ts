import type { EC2Client } from '@aws-sdk/client-ec2';
import type { IAMClient } from '@aws-sdk/client-iam';

export interface LiveClients {
  readonly iam: IAMClient;
  readonly ec2: EC2Client;
}

export interface ClientOptions {
  readonly region: string;
  readonly profile?: string;
  /** Another address than AWS itself, for tests. */
  readonly endpoint?: string;
  /** How often one call is tried before its error counts; throttling is the usual reason. */
  readonly attemptsMax?: number;
  readonly answerWithinMs?: number;
}

/** IAM allows an account only a few calls per second: five attempts bridge about eight seconds. */
const ATTEMPTS_MAX = 5;
const ANSWER_WITHIN_MS = 15_000;

/** Opens the clients. The SDK is loaded only now: it costs 200 ms that no other command should pay. */
export async function openClients(options: ClientOptions): Promise<LiveClients> {
  const [{ IAMClient }, { EC2Client }] = await Promise.all([
    import('@aws-sdk/client-iam'),
    import('@aws-sdk/client-ec2'),
  ]);
  const { region, profile, endpoint, attemptsMax = ATTEMPTS_MAX, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const configuration = {
    region,
    maxAttempts: attemptsMax,
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    // Without the last of these the SDK only warns when the time is over, and goes on waiting.
    requestHandler: { connectionTimeout: 5000, requestTimeout: answerWithinMs, throwOnRequestTimeout: true },
  };
  return { iam: new IAMClient(configuration), ec2: new EC2Client(configuration) };
}

export function closeClients(clients: LiveClients): void {
  clients.iam.destroy();
  clients.ec2.destroy();
}
