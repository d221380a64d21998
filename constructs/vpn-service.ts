/** A service that is none of AWS's own, and who may call it through a Client VPN. */
export interface VpnService {
  /** Short name of the service: lower case, hyphens. */
  readonly service: string;

  /** IPv4 ranges that it answers in. They are no part of what a job function may reach otherwise. */
  readonly ranges: string[];

  /** TCP ports that it listens on. */
  readonly ports: number[];

  /**
   * Id of the security group of its endpoint.
   * @default - it stands in another network, to which devices are given a route
   */
  readonly securityGroupId?: string;

  /** Groups of the identity provider whose members may call it; with a directory, their SIDs. */
  readonly groups: string[];
}
