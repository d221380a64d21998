import { z } from 'zod';
import { guide } from '../guidance';
import { dataBoundaries, grants, jobFunctions, people } from './access';
import { apis } from './apis';
import { approval } from './approval';
import { breakGlass } from './break-glass';
import { connect, egress } from './connect';
import { agreement, concerns, controlOwners, controls } from './controls';
import { dueDiligence, engagement, placement, vendor } from './engagement';
import { conflicts, stages, training } from './governance';
import { ledger } from './ledger';
import { offboarding } from './offboarding';
import { assessor, drills, exceptions, incidents, logging, reviews } from './oversight';
import { procedures } from './procedures';
import { requests } from './requests';
import { services } from './services';
import { privateServices } from './private-services';
import { sharedServices } from './shared-services';

export const API_VERSION = 'vendor-enclave/v1';

const apiVersion = guide(z.literal(API_VERSION), 'Version of this format.', {
  want: `\`${API_VERSION}\``,
  mend: `write \`apiVersion: ${API_VERSION}\``,
  code: 'manifest/version',
});

/** Every part of a manifest, each with a schema of its own, so that one bad part does not hide mistakes in another. */
export const parts = {
  apiVersion,
  vendor,
  placement,
  engagement,
  stages,
  dueDiligence: dueDiligence.prefault({}),
  jobFunctions,
  procedures,
  people,
  training,
  conflicts,
  dataBoundaries,
  approval,
  requests,
  grants,
  connect,
  apis,
  services,
  privateServices,
  sharedServices,
  egress,
  logging,
  incidents,
  controlOwners,
  controls,
  concerns,
  agreement,
  ledger,
  assessor,
  breakGlass,
  offboarding,
  reviews,
  drills,
  exceptions,
};

/** The manifest: what one vendor is, may reach, may do, and who agreed to it. */
export const manifestSchema = z.strictObject(parts);

/** A manifest with every default filled in. */
export type Manifest = z.output<typeof manifestSchema>;

/** A manifest as a person writes it. */
export type ManifestInput = z.input<typeof manifestSchema>;

export type Person = Manifest['people'][number];
export type JobFunction = Manifest['jobFunctions'][number];
export type DataBoundary = Manifest['dataBoundaries'][number];
export type Grant = Manifest['grants'][number];
export type AccessRequest = Manifest['requests'][number];
export type ApprovalGiven = AccessRequest['approvals'][number];
export type ApprovalRules = Manifest['approval'];
export type Office = Manifest['connect']['siteToSite'][number];
export type PrivateApiSpec = Manifest['apis'][number];
export type PrivateServiceSpec = Manifest['privateServices'][number];
export type SharedServiceSpec = NonNullable<Manifest['sharedServices']>['services'][number];
export type RouteSpec = PrivateApiSpec['routes'][number];
export type ServiceSpec = Manifest['services'][number];
export type Stage = Manifest['engagement']['stage'];
export type Classification = DataBoundary['classification'];
export type ControlSpec = Manifest['controls'][number];
export type ConcernSpec = Manifest['concerns'][number];
export type ExceptionSpec = Manifest['exceptions'][number];
