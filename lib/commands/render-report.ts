import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../common/package-root';
import type { FindingsReport } from '../reports/findings-report';
import { renderGithub } from '../reports/github';
import { renderJunit } from '../reports/junit';
import { renderMarkdown } from '../reports/markdown';
import type { Rendered, ReportContext } from '../reports/report-context';
import { renderSarif } from '../reports/sarif';
import { renderText } from '../reports/text';
import type { Format } from './formats';

export type { Format } from './formats';

type Render = (report: FindingsReport, context: ReportContext) => Rendered;

/** Every format of `enclave check`: how it is made, and the file `--out` writes it to. */
const FORMAT: Readonly<Record<Format, { readonly file: string; readonly render: Render }>> = {
  text: { file: 'findings.txt', render: (report, context) => ({ text: renderText(report, context), notes: [] }) },
  json: { file: 'findings.json', render: (report) => ({ text: JSON.stringify(report, null, 2), notes: [] }) },
  sarif: { file: 'findings.sarif', render: renderSarif },
  junit: { file: 'findings.junit.xml', render: renderJunit },
  markdown: { file: 'findings.md', render: renderMarkdown },
  github: { file: 'findings.github.txt', render: renderGithub },
};

export const fileOf = (format: Format) => FORMAT[format].file;

export function renderReport(format: Format, report: FindingsReport, context: ReportContext): Rendered {
  return FORMAT[format].render(report, context);
}

/** Version and home of this package, as reports cite them. */
export function ownPackage(): { version: string; homepage?: string } {
  const { version, homepage } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
    homepage?: string;
  };
  return { version, ...(homepage !== undefined && { homepage }) };
}
