/** Limits that the manifest's checks and the constructs hold alike, each said once. Prefix lengths are in bits. */

/** Sizes of network we plan for: room for the endpoints in two subnets, and the largest a VPC may be (Amazon VPC User Guide, "VPC CIDR blocks"). */
export const NETWORK_PREFIX = { min: 16, max: 24 } as const;

/** Ranges AWS gives to devices (AWS Client VPN Administrator Guide, "Rules and best practices"). */
export const CLIENT_PREFIX = { min: 12, max: 22 } as const;

/** Longest login banner, in characters (AWS Client VPN Administrator Guide, "Client login banner"). */
export const BANNER_LENGTH_MAX = 1400;

/** Shortest lock of the archive, in days: one quarter, so that a review can still read it. */
export const LOCK_DAYS_MIN = 90;

/** Calls per second that one route takes, and so many twice at once. Far above what people at keyboards need. */
export const CALLS_PER_SECOND_MAX = 50;

/** Longest partition key, in bytes (Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB"). */
export const LEADING_KEY_LENGTH_MAX = 2048;
