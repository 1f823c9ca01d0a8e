/** What the checks of logger names share, in code and in logs: their words, their options, the namespaces that a catalog registers. */
import { type Catalog, nearest } from '@loglex/catalog';

export const UNREGISTERED = {
  unregistered:
    'No component registers the logger name `{namespace}`, so level settings and routes of the components do not reach it. Registered: {registered}.',
};

export const ALLOWED_NAMES = {
  type: 'object',
  additionalProperties: false,
  properties: {
    allow: {
      type: 'array',
      items: { type: 'string' },
      description: 'Names that may stand outside, letter for letter.',
    },
  },
} as const;

/** Those that are near a name, or else some of all. */
export function registeredNear(namespace: string, { components }: Catalog): string {
  const globs = [...components.values()].flatMap(({ loggers }) => loggers);
  const near = nearest(namespace, globs);
  const named = (near.length > 0 ? near : globs).slice(0, MOST);
  const registered = named.map((glob) => `\`${glob}\``).join(', ');
  return near.length > 0 || globs.length <= MOST ? registered : `${registered}…`;
}

const MOST = 5;
