/** A door of the network beside the private endpoints, that devices of a Client VPN may be led to. */
export interface VpnDoor {
  /** Security group that the door carries. */
  readonly groupId: string;
  /** The one TCP port it answers at. */
  readonly port: number;
  /** Ranges of the network that it stands in, and that nothing else takes. */
  readonly ranges: string[];
}
