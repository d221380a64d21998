/** Limits that the manifest's checks and the constructs hold alike, each said once. Prefix lengths are in bits. */

/** Sizes of network we plan for: room for the endpoints in two subnets, and the largest a VPC may be (Amazon VPC User Guide, "VPC CIDR blocks"). */
export const NETWORK_PREFIX = { min: 16, max: 24 } as const;

/**
 * Narrowest network, by prefix length, with room for the door to services. AWS takes sixteen addresses in a row in each
 * subnet, apart from those it reserves (AWS PrivateLink Guide, "Access service networks through AWS PrivateLink"); in a
 * quarter of a /23 other endpoints may stand in every such row. Our own limit.
 */
export const SERVICES_NETWORK_PREFIX_MAX = 22;

/** Longest auth policy, in characters: 10 kilobytes (Amazon VPC Lattice User Guide, "Quotas for Amazon VPC Lattice"). */
export const AUTH_POLICY_LENGTH_MAX = 10_000;

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

/** Name of an endpoint service; in China it begins with `cn.` (AWS PrivateLink Guide, "Create an endpoint service"). */
export const ENDPOINT_SERVICE = /^(cn\.)?com\.amazonaws\.vpce\.([a-z0-9-]+)\.vpce-svc-[0-9a-f]{17}$/;

/** Lowest port of a service beside HTTPS: below it the rules of the subnets let nothing through. Our own limit. */
export const SERVICE_PORT_MIN = 1024;

/** Most ports of one service, so that a security group holds the rules of all (Amazon VPC User Guide, "Amazon VPC quotas": 60). Our own limit. */
export const SERVICE_PORTS_MAX = 5;

/** What one service takes of the network: two subnets of /28, the smallest there are (Amazon VPC User Guide, "Subnet CIDR blocks"). */
export const SERVICE_PREFIX = 27;

/** Widest range of a shared service, by prefix length: a few subnets, not a network that could hold others. Our own limit. */
export const SHARED_PREFIX_MIN = 20;

/** Shortest external id, in characters. AWS takes 2 (AWS STS API reference, AssumeRole), which anybody guesses. */
export const EXTERNAL_ID_LENGTH_MIN = 16;

/** How long an emergency role stays open, in minutes. STS takes 15 as the least, and gives a role that another role assumes an hour at most (AWS STS API reference, AssumeRole). */
export const BREAK_GLASS_MINUTES = { min: 15, max: 60 } as const;

/** How many may open it: two are the point, and a trust policy of 2048 characters names five. */
export const BREAK_GLASS_APPROVERS = { min: 2, max: 5 } as const;

/** Widest range that people may come from, by prefix length: an office or a provider’s block, not a part of the internet. Our own limit. */
export const ORIGIN_PREFIX_MIN = 16;

/** Most ranges a portal takes (Amazon WorkSpaces Secure Browser API Reference, "CreateIpAccessSettings"). */
export const ORIGINS_MAX = 100;

/** Most addresses a portal allows (Amazon WorkSpaces Secure Browser API Reference, "WebContentFilteringPolicy"). */
export const BROWSER_URLS_MAX = 1000;

/** Minutes until an idle browser session ends (Amazon WorkSpaces Secure Browser API Reference, "CreateUserSettings"); AWS takes 0 as never. */
export const BROWSER_IDLE_MINUTES = { default: 15, min: 1, max: 60 } as const;

/** Minutes that a session whose line broke can be picked up again; AWS allows 600 ("CreateUserSettings"), we an hour. */
export const BROWSER_DISCONNECTED_MINUTES = { default: 15, min: 1, max: 60 } as const;

/** The whole ARN of a secret (AWS Secrets Manager API Reference, "CreateSecret"); nothing in it can end a reference in a template. */
export const SECRET_ARN = /^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/;

/** Calls per second that one route takes, and so many twice at once. Far above what people at keyboards need. */
export const CALLS_PER_SECOND_MAX = 50;

/** Calls a day of one usage plan: what a route takes at its fastest, from midnight to midnight. Our own limit; AWS names none. */
export const CALLS_PER_DAY_MAX = CALLS_PER_SECOND_MAX * 86_400;

/** Longest partition key, in bytes (Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB"). */
export const LEADING_KEY_LENGTH_MAX = 2048;

/** A user of a database: MySQL takes 32 characters (MySQL Reference Manual, "User names"), and nothing here stands for more than it says in an ARN. */
export const DATABASE_USER = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;

/** Most databases of one enclave, each with a proxy of its own. AWS gives an account 20 (Amazon RDS User Guide, "Quotas and limitations for RDS Proxy"). */
export const DATABASES_MAX = 8;

/** Seconds without a query after which a proxy ends a connection. AWS takes 1800 unless told otherwise (Amazon RDS API Reference, "CreateDBProxy"). */
export const DATABASE_IDLE_SECONDS_MAX = 900;

/** Share of a database's connections that the vendor may take, in percent: the client's own work goes on. Our own limit; AWS takes all of them. */
export const DATABASE_CONNECTIONS_PERCENT_MAX = 20;
/** Longest policy of OpenSearch Serverless, in characters (OpenSearch Serverless API Reference, "CreateAccessPolicy"). */
export const COLLECTION_POLICY_LENGTH_MAX = 20_480;
