import { fromYaml } from '../from-yaml';

export const SAM = 'Transform: AWS::Serverless-2016-10-31';

/** Id and type of everything a template comes to. */
export const idsOf = (text: string) =>
  [...fromYaml(text).resources.values()].map(({ logicalId, type }) => `${logicalId} ${type.replace('AWS::', '')}`);

/** A template of one function with events. */
export const withEvents = (events: string, more = '') => `
    ${SAM}
    Resources:
      F:
        Type: AWS::Serverless::Function
        Properties:
          Role: r
          Events: ${events}
      ${more}`;
