import type { IConstruct } from 'constructs';
import { refuse } from './refuse';

export function refuseWithoutEndpoint(api: IConstruct): never {
  return refuse(api, {
    what: 'the network has no endpoint an API could stand behind',
    saw: 'no endpoint for `execute-api`',
    want: 'an endpoint for `execute-api`',
    mend: 'add an access of the service `execute-api` to the network',
    code: 'enclave/api-without-endpoint',
  });
}

export function refuseWithoutCallers(api: IConstruct): never {
  return refuse(api, {
    what: 'nobody may call the API',
    saw: 'no `callerArns`',
    want: 'the ARN of at least one role',
    mend: 'name the roles that call it, or remove the API',
    code: 'enclave/api-without-callers',
  });
}

export function refuseWithoutCertificate(api: IConstruct, domainName: string): never {
  return refuse(api, {
    what: 'the API cannot prove that it bears its name',
    saw: `\`${domainName}\` and no \`certificateArn\``,
    want: 'the ARN of a certificate that bears the name',
    mend: 'request a certificate for the name in ACM, and name it',
    code: 'enclave/api-domain-without-certificate',
  });
}
