/**
 * Data that people ask for and that no boundary can hold, because it lies behind no endpoint of AWS PrivateLink or
 * because the trail records none of its uses. Half a boundary would look like a whole one.
 */
export interface RefusedKind {
  readonly reason: string;
  /** The way to the same data that a boundary can hold. */
  readonly mend: string;
}

/**
 * By service, as in ARNs. That calls to file systems and search domains bear no `aws:SourceVpce` says AWS
 * (data-perimeter-policy-examples, "Service control policy examples": what is reached over a network interface of its VPC).
 *
 * A file system has mount targets in one VPC at a time (Amazon EFS User Guide, "Managing mount targets"), so one that the
 * client uses could be reached only by a way between the networks, and CloudTrail records who connects to it, not what is
 * read. A search domain can be given an endpoint in another VPC, but CloudFormation makes none, it bears no policy, and the
 * domain goes by the address of a request while its body may name other indexes (Amazon OpenSearch Service Developer
 * Guide, "Access … using an OpenSearch Service-managed VPC endpoint" and "Advanced options and API considerations").
 */
export const REFUSED_KINDS: Readonly<Record<string, RefusedKind>> = {
  elasticfilesystem: {
    reason:
      'a file system is mounted through the network it stands in, and CloudTrail does not record what is read and written',
    mend: 'attach an S3 access point to a volume of Amazon FSx and name it with `volumeArn`, or offer the files through a private API',
  },
  es: {
    reason: 'a search domain answers in the network it stands in, and CloudTrail records none of its searches',
    mend: 'keep the indexes in a collection of OpenSearch Serverless, or offer them through a private API',
  },
  'rds-db': {
    reason: 'a user of a database is named by the proxy, which the enclave makes itself',
    mend: 'name the database, such as `arn:aws:rds:eu-central-1:111122223333:cluster:claims`, and its users in `database`',
  },
};
