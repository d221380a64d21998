import type { Property } from '../../../lib/template';
import { type Ternary, all, any, not, says } from '../../judge';
import { lists, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'trail-management-events-missing',
  topic: 'logging',
  severity: 'error',
  title: 'Trail leaves out management events',
  why: 'Who made a user, opened a network or stopped a log is recorded nowhere.',
  fix: 'Let one selector record all management events, read and write, of all sources.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    const basic = trail.read('EventSelectors');
    const advanced = trail.read('AdvancedEventSelectors');
    const difference = { want: 'all management events, read and write' };
    if (advanced.value.kind !== 'absent') {
      return mustHold(any(advanced.each().map(takesAllManagement)), advanced, difference, report);
    }
    // CloudTrail, "Logging management events": a trail without selectors records them all.
    if (basic.value.kind === 'absent') return;
    const takes = (kind: string) => any(basic.each().map((selector) => takesManagement(selector, kind)));
    mustHold(all([takes('ReadOnly'), takes('WriteOnly')]), basic, difference, report);
  },

  bad: [
    {
      title: 'a selector that takes data events only',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ IncludeManagementEvents: false, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }] }`,
    },
    {
      title: 'nothing that only reads',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ReadWriteType: WriteOnly }] }`,
    },
    {
      title: 'nothing that writes',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ReadWriteType: ReadOnly }] }`,
    },
    {
      title: 'the use of keys is left out',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ReadWriteType: All, ExcludeManagementEventSources: [kms.amazonaws.com] }] }`,
    },
    {
      title: 'an advanced selector for data events only',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Data] }] }] }`,
    },
    {
      title: 'an advanced selector that names a source and no category',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventSource, Equals: [Management] }] }] }`,
    },
    {
      title: 'an advanced selector that leaves out what only reads',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Management] }, { Field: readOnly, Equals: ['false'] }] }] }`,
    },
    {
      title: 'an advanced selector without fields',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { AdvancedEventSelectors: [{ Name: nothing }] }`,
    },
  ],
  good: [
    {
      title: 'no selectors, and one that says nothing against it',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true }
          Second:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }] }`,
    },
    {
      title: 'everything, in one selector or in two',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: All, ExcludeManagementEventSources: [] }] }
          Second:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ReadWriteType: ReadOnly }, { ReadWriteType: WriteOnly }] }`,
    },
    {
      title: 'an advanced selector for all of them, beside one for data',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties:
                AdvancedEventSelectors:
                  - FieldSelectors: [{ Field: eventCategory, Equals: [Data] }]
                  - FieldSelectors: [{ Field: eventCategory, Equals: [Management] }]`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Acts: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ IncludeManagementEvents: !Ref Acts }] }`,
    },
    {
      title: 'the sources that are left out are a parameter',
      template: `
        Parameters:
          Sources: { Type: CommaDelimitedList }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { EventSelectors: [{ ExcludeManagementEventSources: !Ref Sources }] }`,
    },
  ],
});

/** A selector records management events of both kinds unless it says otherwise. */
function takesManagement(selector: Property, kind: string): Ternary {
  const type = selector.get('ReadWriteType');
  const excluded = selector.get('ExcludeManagementEventSources');
  return all([
    not(says(selector.get('IncludeManagementEvents'), 'false')),
    type.value.kind === 'absent' || says(type, 'All', kind),
    excluded.value.kind === 'unresolved' ? undefined : excluded.each().length === 0,
  ]);
}

/** Any further field leaves some of them out: a source, or all that only read. */
function takesAllManagement(selector: Property): Ternary {
  const fields = selector.get('FieldSelectors').each();
  const isManagement = (field: Property) =>
    all([says(field.get('Field'), 'eventCategory'), lists(field.get('Equals'), 'Management')]);
  return all([fields.length > 0, ...fields.map(isManagement)]);
}
