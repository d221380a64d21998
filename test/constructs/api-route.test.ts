import { shadowedRoutes, type ApiRoute } from '../../constructs/api-route';

const route = (text: string): ApiRoute => {
  const [method, path] = text.split(' ') as [ApiRoute['method'], string];
  return { method, path };
};

test.each([
  ['a parameter at the end covers what lies below it', ['GET /a/{x}'], ['GET /a/{x}/b'], ['GET /a/{x}/b']],
  ['a parameter in the middle covers its neighbour', ['GET /a/{x}/b'], ['GET /a/fixed/b'], ['GET /a/fixed/b']],
  ['another method is another route', ['GET /a/{x}'], ['POST /a/{x}/b'], []],
  ['a path without parameters covers only itself', ['GET /a'], ['GET /a/b'], []],
  ['the end must fit', ['GET /a/{x}/b'], ['GET /a/{x}'], []],
  ['two routes that meet crosswise', ['GET /a/{x}/c'], ['GET /a/b/{y}'], ['GET /a/b/{y}']],
  ['a full stop is a full stop', ['GET /a.b/{x}'], ['GET /aXb/{x}'], []],
])('%s', (_title, given, others, shadowed) => {
  const all = [...given, ...others].map(route);
  expect(shadowedRoutes(given.map(route), all)).toEqual(shadowed.map(route));
});
