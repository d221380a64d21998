import { CfnClientCertificate } from 'aws-cdk-lib/aws-apigateway';
import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { apiNameOf } from '../lib/manifest/names';

/**
 * Makes the certificates an API proves itself to its backend with, and gives back the one that is shown: the first. The
 * others wait until the backend trusts them.
 */
export function clientCertificate(
  scope: Construct,
  vendor: string,
  apiName: string,
  names: readonly string[],
): CfnClientCertificate | undefined {
  const [shown] = names.map((name) => {
    const certificate = new CfnClientCertificate(scope, `Certificate-${name}`, {
      description: `${name} of ${apiNameOf(vendor, apiName)}`,
    });
    const description = `Certificate the backend of ${apiName} must trust: aws apigateway get-client-certificate`;
    new CfnOutput(scope, `CertificateId-${name}`, { description, value: certificate.ref });
    return certificate;
  });
  return shown;
}
