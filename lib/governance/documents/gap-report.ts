import type { Manifest } from '../../manifest';
import { controlSet } from '../controls';
import { answersTo, type AskedCertification, askedCertifications } from '../required-certifications';
import type { Document } from './document';
import { list, page, section, table } from './markdown-parts';

/** What the data and the regulations ask of the vendor, what answers it, and who lives with what is lacking until when. */
export function gapReport(manifest: Manifest): Document {
  const { vendor, dueDiligence } = manifest;
  const { certifications, questionnaire, referenceCalls } = dueDiligence;
  const asked = askedCertifications(manifest);
  const others = certifications.filter(({ standard }) => !asked.some(({ accepted }) => accepted.test(standard)));
  return {
    file: 'gap-report.md',
    text: page(
      `What is known of ${vendor.name}, and what is lacking`,
      section(
        'Certifications that are asked for',
        table(
          ['certification', 'because of', 'answered by'],
          asked.map((one) => [one.name, reasonOf(one), answerOf(one, manifest)]),
        ),
        asked.length === 0 ? 'Neither the data nor a regulation asks for one.' : '',
      ),
      section(
        'Other certifications',
        table(
          ['standard', 'scope', 'until', 'seen'],
          others.map(({ standard, scope, expires, evidence = 'no' }) => [standard, scope, expires, evidence]),
        ),
      ),
      section(
        'What was found out',
        list([
          questionnaire
            ? `Questionnaire ${questionnaire.reference}, completed ${questionnaire.completed}`
            : 'No questionnaire was answered',
          ...referenceCalls.map(({ client, on, notes }) => `Reference call to ${client}, ${on}: ${notes}`),
          ...(referenceCalls.length === 0 ? ['No reference was called'] : []),
        ]),
      ),
      section('Known gaps', knownGaps(manifest)),
    ),
  };
}

function reasonOf({ because, isDue }: AskedCertification): string {
  return isDue ? because.join(', ') : `${because.join(', ')}, from the stage limited on`;
}

function answerOf(asked: AskedCertification, manifest: Manifest): string {
  const { certificates, gaps } = answersTo(asked, manifest);
  const answers = [
    ...certificates.map(({ standard, scope, expires }) => `${standard}, ${scope}, until ${expires}`),
    ...gaps.map(({ owner, expires }) => `a gap that ${owner} accepts until ${expires}`),
  ];
  return answers.join('; ') || '**nothing**';
}

function knownGaps(manifest: Manifest): string {
  const statements = new Map(controlSet(manifest).map(({ id, statement }) => [id, statement]));
  const rows = manifest.dueDiligence.gaps.map(({ gap, standard = '', compensatingControl: id, owner, expires }) => [
    gap,
    standard,
    id === undefined ? `accepted by ${owner}` : `${id}: ${statements.get(id)}`,
    owner,
    expires,
  ]);
  return table(['gap', 'certification', 'held by', 'owner', 'until'], rows) || 'None is on record.';
}
