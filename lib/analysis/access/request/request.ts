/** One call, with all that IAM knows of it. */
export interface Request {
  /** As in `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` where the action has no resource. */
  readonly resource: string;
  /**
   * Who asks: `AWS:arn:aws:iam::111122223333:role/Analyst`, `AWS:anonymous`, `Service:ec2.amazonaws.com`, `Federated:…`.
   * Absent where only policies of identities are asked about.
   */
  readonly principal?: string;
  /** Condition keys in lower case; a key that is not here is absent from the request. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}
