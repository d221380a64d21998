/** Changes a manifest and is killed at one moment of it. Arguments: the folder, and the number of the moment. */
import { faultyDisk } from '../../support/faulty-disk';
import { recordChange } from '../../../lib/governance/ledger';
import { changeOf } from './change';

const [folder, at] = process.argv.slice(-2) as [string, string];
const disk = faultyDisk(Number(at), () => process.kill(process.pid, 'SIGKILL'));
recordChange(changeOf(folder), disk);
process.stdout.write(String(disk.moments()));
