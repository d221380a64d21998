import { type Property, type Resource, type Value, asText } from '../../lib/template';

/** A property in which addresses stand that something calls, and its text without Base64. */
export interface CallingText {
  readonly property: Property;
  readonly text: Value;
}

/** The texts of a resource in which addresses stand: environment variables, scripts, and where users are sent. */
export function callingTextsOf(resource: Resource): readonly CallingText[] {
  return textsOf(resource).map((property) => ({ property, text: decoded(property) }));
}

/** Those of Cognito and API destinations AWS itself holds to https. */
function textsOf(resource: Resource): readonly Property[] {
  switch (resource.type) {
    case 'AWS::Lambda::Function': {
      const { value } = resource.read('Environment.Variables');
      if (value.kind !== 'map') return [];
      return [...value.entries].filter(([name]) => !isProxy(name)).map(([, variable]) => variable);
    }
    case 'AWS::ECS::TaskDefinition':
      return resource
        .read('ContainerDefinitions')
        .each()
        .flatMap((container) => container.get('Environment').each())
        .filter((variable) => {
          const name = asText(variable.get('Name').value);
          return name.kind !== 'known' || !isProxy(name.value);
        })
        .map((variable) => variable.get('Value'));
    case 'AWS::Cognito::UserPoolClient':
      return [
        ...resource.read('CallbackURLs').each(),
        ...resource.read('LogoutURLs').each(),
        resource.read('DefaultRedirectURI'),
      ];
    default:
      return ['UserData', 'LaunchTemplateData.UserData', 'InvocationEndpoint'].map((path) => resource.read(path));
  }
}

function isProxy(name: string): boolean {
  return /proxy$/i.test(name);
}

/** Scripts for machines come in Base64; text that has unknown parts is not encoded. */
function decoded({ path, value }: Property): Value {
  if (!path.endsWith('UserData') || value.kind !== 'known') return value;
  return { kind: 'known', value: Buffer.from(String(value.value), 'base64').toString() };
}
