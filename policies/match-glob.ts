export { matchesGlob, matchesIam } from '../lib/common/match-glob';
