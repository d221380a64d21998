import { type Method, bearer, idOf, on } from '../method';

/**
 * Writers of the policies of what holds data. None is in a published list: no identity gains a right by them. Yet
 * whoever may write who reads a bucket reads it, from whatever account they name, past every grant of an enclave.
 */
const WRITERS: readonly (readonly [action: string, shape: string, deed: string])[] = [
  // One policy can open a bucket to any account; nothing of the identity's own policies is asked then.
  ['s3:PutBucketPolicy', 'arn:{partition}:s3:::*', 'lets anybody read the bucket by its policy'],
  // An access point is a second door to the bucket, with a policy of its own.
  ['s3:PutAccessPointPolicy', 's3:accesspoint/*', 'lets anybody read the bucket through an access point'],
  // Lists of grantees still count where ownership is not enforced, and can name any account.
  ['s3:PutBucketAcl', 'arn:{partition}:s3:::*', 'lets another account list and write the bucket'],
  ['s3:PutObjectAcl', 'arn:{partition}:s3:::*/*', 'lets another account read the object'],
  // A key's policy alone decides who may use the key: not even an administrator may without it.
  ['kms:PutKeyPolicy', 'kms:key/*', 'lets anybody use the key by its policy'],
  // A grant allows what the key policy does not, and shows in no policy.
  ['kms:CreateGrant', 'kms:key/*', 'lets anybody use the key by a grant'],
  ['secretsmanager:PutResourcePolicy', 'secretsmanager:secret:*', 'lets anybody read the secret by its policy'],
  // Who writes the policy of a repository reads images, and may replace the one that runs.
  ['ecr:SetRepositoryPolicy', 'ecr:repository/*', 'lets anybody read and write the images'],
  ['sqs:AddPermission', 'sqs:*', 'lets another account read the queue'],
  ['sqs:SetQueueAttributes', 'sqs:*', 'lets anybody read the queue by its policy'],
  ['sns:AddPermission', 'sns:*', 'lets another account subscribe to the topic'],
  ['sns:SetTopicAttributes', 'sns:*', 'lets anybody subscribe to the topic by its policy'],
  // The endpoint's policy is what keeps data on the way in: with a wider one, any bucket of anybody is a way out.
  ['ec2:ModifyVpcEndpoint', 'ec2:vpc-endpoint/*', 'lets data out through the endpoint by widening its policy'],
];

export const DATA_METHODS: readonly Method[] = WRITERS.map(([action, shape, deed]) => ({
  id: idOf(action),
  service: action.split(':')[0]!,
  category: 'data',
  needs: [on(action, bearer(shape))],
  passedTo: [],
  gain: 'resource',
  deed,
}));
