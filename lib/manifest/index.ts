export { loadManifest, parseManifest, type LoadedManifest } from './load-manifest';
export * from './schema';
export { accessTo, servicesOf, type Access } from './verbs';
export * from './names';
