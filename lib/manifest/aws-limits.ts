/** Limits that the manifest's checks and the constructs hold alike, each said once. Prefix lengths are in bits. */

/** Sizes of network we plan for: room for the endpoints in two subnets, and the largest a VPC may be (Amazon VPC User Guide, "VPC CIDR blocks"). */
export const NETWORK_PREFIX = { min: 16, max: 24 } as const;

/** Ranges AWS gives to devices (AWS Client VPN Administrator Guide, "Rules and best practices"). */
export const CLIENT_PREFIX = { min: 12, max: 22 } as const;

/** Longest login banner, in characters (AWS Client VPN Administrator Guide, "Client login banner"). */
export const BANNER_LENGTH_MAX = 1400;

/** Shortest lock of the archive, in days: one quarter, so that a review can still read it. */
export const LOCK_DAYS_MIN = 90;

/**
 * Most ranges of offices: a network ACL holds 20 rules each way, AWS's own refusals among them (Amazon VPC User Guide, "Amazon
 * VPC quotas"), and four are for the network itself, the internet and the rest.
 */
export const OFFICE_RANGES_MAX = 14;

/** Shortest external id, in characters. AWS takes 2 (AWS STS API reference, AssumeRole), which anybody guesses. */
export const EXTERNAL_ID_LENGTH_MIN = 16;

/** How long an emergency role stays open, in minutes. STS takes 15 as the least, and gives a role that another role assumes an hour at most (AWS STS API reference, AssumeRole). */
export const BREAK_GLASS_MINUTES = { min: 15, max: 60 } as const;

/** How many may open it: two are the point, and a trust policy of 2048 characters names five. */
export const BREAK_GLASS_APPROVERS = { min: 2, max: 5 } as const;

/** Calls per second that one route takes, and so many twice at once. Far above what people at keyboards need. */
export const CALLS_PER_SECOND_MAX = 50;

/** Longest partition key, in bytes (Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB"). */
export const LEADING_KEY_LENGTH_MAX = 2048;
