/** How CloudFormation names resources of one type, and what their `Ref` and attributes say. */
export interface NamedType {
  /** Property that holds the name. Absent: it has no name of its own, only an id. */
  readonly name?: string;
  /**
   * Longest name. Where it is given, a resource without a name is called `<stack>-<logicalId>-<random>`; elsewhere
   * nobody documents what it is called.
   */
  readonly longest?: number;
  /** Generated names are in lower case. */
  readonly lower?: true;
  /** Switch that adds an ending to generated names. */
  readonly ending?: { readonly property: string; readonly text: string };
  /**
   * Templates of texts, by attribute, `Ref` among them. `${Partition}`, `${Region}`, `${Account}` and `${Suffix}` are those
   * of the deployment; `${Name}` and `${Path}` are the resource's; `${Id}` is made up by AWS; `${Open}` is what nobody can
   * foresee, but anybody may guess. Others are texts of the same list, or properties. `Self` is the ARN that requests name where it is not `Arn`.
   */
  readonly texts: Readonly<Record<string, string>>;
}
