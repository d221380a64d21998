/** People of a story: an insurer, and the vendor that works off its claims and letters. */
export const people = {
  KATRIN: 'katrin.adler@meridian.example',
  JONAS: 'jonas.weber@meridian.example',
  SOFIA: 'sofia.lindt@meridian.example',
  ANA: 'ana.reyes@bayanihan.example',
  BEN: 'ben.cruz@bayanihan.example',
  CARLA: 'carla.diaz@bayanihan.example',
  DINO: 'dino.santos@bayanihan.example',
  TERESA: 'teresa.villanueva@bayanihan.example',
  ELENA: 'elena.ramos@bayanihan.example',
} as const;

const { KATRIN, JONAS, SOFIA, ANA, BEN, CARLA, DINO, TERESA } = people;

/** How the engagement begins. */
export const INIT = ['init', '--vendor', 'Bayanihan Back Office', '--account', '444455556666']
  .concat(['--region', 'eu-central-1', '--saml-provider', 'arn:aws:iam::444455556666:saml-provider/bayanihan'])
  .concat([
    '--server-certificate',
    `arn:aws:acm:eu-central-1:444455556666:certificate/${'0f0f0f0f-1111-2222-3333'}-444444444444`,
  ])
  .concat(['--resource', 'arn:aws:s3:::meridian-claims-scans/open/*', '--owner', KATRIN]);

/** What the client writes into its first manifest by hand: who works on what, and who approves. */
export const BACK_OFFICE: readonly [from: string | RegExp, to: string][] = [
  [
    '  name: "Bayanihan Back Office"\n',
    `  name: "Bayanihan Back Office"
  domains: [bayanihan.example]
  workingHours: { timeZone: Asia/Manila, days: [mon, tue, wed, thu, fri], from: "08:00", to: "18:00" }
  contacts:
    - { name: Ana Reyes, email: ${ANA}, phone: "+63 2 5550 0142", duty: delivery }
    - { name: Teresa Villanueva, email: ${TERESA}, phone: "+63 2 5550 0100" }
`,
  ],
  ['  stage: pilot\n', '  stage: pilot\n  starts: 2026-09-01\n'],
  [
    /^# What kinds of work[^]*(?=^# The way in)/m,
    `jobFunctions:
  - { id: claims-intake }
  - { id: letters-desk }
people:
  - { name: Ana Reyes, email: ${ANA}, jobFunction: claims-intake }
  - { name: Ben Cruz, email: ${BEN}, jobFunction: claims-intake }
  - { name: Carla Diaz, email: ${CARLA}, jobFunction: letters-desk }
  - { name: Dino Santos, email: ${DINO}, jobFunction: letters-desk }
dataBoundaries:
  - id: claims
    dataset: Scanned claims of private customers
    purpose: Reading claims into the claims system
    resources: ["arn:aws:s3:::meridian-claims-scans/open/*"]
  - id: letters
    dataset: Letters of customers
    purpose: Sorting letters
    resources: ["arn:aws:s3:::meridian-letters/inbox/*"]
approval:
  roles: [{ id: claims-owner, people: [${JONAS}, ${SOFIA}] }]
  needs: # all lines that fit a request add up
    - { role: owner }
    - { role: claims-owner, verbs: [write, delete] }
grants: []
reviews:
  cadenceDays: 14 # a pilot is looked at every fortnight
  held: []
dueDiligence:
  certifications:
    - { standard: SOC 2 Type II, scope: Security and confidentiality, expires: 2027-09-15 }
    - { standard: ISO/IEC 27001, scope: Site Makati, expires: 2028-03-31 }
  questionnaire: { reference: VRM-381, completed: 2026-07-21 }
  referenceCalls: [{ client: Alpine Mutual, on: 2026-07-30, notes: One late incident report }]

`,
  ],
];

/** What is agreed about incidents. */
export const OVERSIGHT = `incidents:
  types: [{ id: data-leak, severity: high, notifyWithinMinutes: 15 }]
  contacts: { client: [${SOFIA}, ${KATRIN}], vendor: [${ANA}, ${TERESA}] }
  escalation: [{ afterMinutes: 10, to: [${KATRIN}] }]
`;

/** What the next stage wants written down. */
export const PROCEDURES = `procedures:
${['access-request', 'data-handling', 'incident', 'offboarding']
  .map(
    (id) =>
      `  - { id: ${id}, reference: "https://wiki.meridian.example/${id}", owner: ${people.KATRIN}, reviewed: 2026-10-06 }\n`,
  )
  .join('')}`;
