/** Settings that the catalog does not know, or not so: in configuration files, and as names of the environment. */
import { closest, settingComplaint, type Catalog, type Setting } from '@loglex/catalog';
import type { EnvironmentSite, SettingSite } from '../facts/file-facts.ts';
import type { Fix } from '../fixes/fix.ts';
import type { Configuration, ConfigurationTree, TreeName } from '../settings/configuration.ts';
import { defineCheck, type Report } from './check.ts';
import { declarationOf } from './declaration.ts';
import { nearName } from './near-name.ts';
import { respellWord } from './respell-word.ts';

type MessageId = 'key' | 'variable' | 'value' | 'undeclared';

export const unknownSetting = defineCheck<MessageId>({
  kind: 'file',
  id: 'unknown-setting',
  description: 'Disallow settings and variables that the catalog does not know',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    key: '{key} is no setting of “{tree}”, so what is said here changes nothing. {advice}',
    variable: '{name} is no variable of “{tree}”, so setting it changes nothing. {advice}',
    value: '{setting} is set to what it does not take, so it is refused or ignored. {complaint}',
    undeclared:
      'loglex.yaml looks for settings of “{tree}” here, which no catalog declares, so any would do. Declare it under settings, or mend the name.',
  },
  docs: {
    what: 'Holds the places that `configuration` in loglex.yaml names to a tree of `settings` in the catalog: the YAML and JSON files that match its `files`, and the names of the environment that match its `environment`, wherever code reads or sets them (`os.environ["APP_LOG_LEVEL"]`, `os.getenv`, `process.env.APP_LOG_LEVEL`, `import.meta.env`, destructured ones included). Reports a key or a name that the tree does not have, and a value that it does not take: of another type, outside of its bounds, no term of its legend. In a file only what lies below the path that all keys of the tree share is judged (of `logging.level` and `logging.file.path`, what lies below `logging`), and in code only names that a pattern takes in. Not judged: values that are put together when the file is read (`${LEVEL}`), names that are computed, and variables that are left empty.',
    why: 'Whoever mistypes a setting is not told: the program starts, the default holds, and the log that was meant to be loud is silent when it is needed.',
    incorrect: [
      {
        title: 'In a configuration file',
        language: 'yaml',
        file: 'config/shop.yaml',
        code: `logging:
  levle: debug
  json: sometimes
`,
      },
      {
        title: 'A name of the environment',
        language: 'ts',
        code: `const level = process.env.SHOP_LOG_LEVLE ?? 'info';`,
      },
      {
        title: 'What holds where nothing is said',
        language: 'py',
        code: `import os

level = os.environ.get("SHOP_LOG_LEVEL", "loud")
`,
      },
    ],
    correct: [
      {
        language: 'yaml',
        file: 'config/shop.yaml',
        code: `logging:
  level: debug
  json: \${JSON}
catalogue:
  levle: 3
`,
      },
      {
        language: 'ts',
        code: `const level = process.env.SHOP_LOG_LEVEL ?? 'info';
const port = process.env.SHOP_PORT;`,
      },
      {
        language: 'py',
        code: `import os

level = os.environ.get("SHOP_LOG_LEVEL", "info")
`,
      },
    ],
    fix: 'A setting, a name or a value that is likely meant is offered as a suggestion.',
  },
  *run({ file, settingSites, environmentSites = [] }, { catalog, session }) {
    const { configuration } = session;
    if (settingSites !== undefined)
      yield* inFile(settingSites, configuration.treesIn(file), catalog);
    for (const site of environmentSites) yield* inEnvironment(site, configuration, catalog);
  },
});

function* inFile(
  sites: readonly SettingSite[],
  trees: readonly TreeName[],
  catalog: Catalog,
): Generator<Report<MessageId>> {
  for (const { name, tree } of trees) {
    const [first] = sites;
    if (tree === undefined && first) yield undeclared(name, first.range);
  }
  const known = trees.flatMap(({ tree }) => tree ?? []);
  let unknown: string | undefined;
  for (const site of sites) {
    // What lies below a key that is unknown is so too: telling it once is enough.
    if (unknown !== undefined && site.key.startsWith(unknown)) continue;
    const owner = known.find((tree) => tree.knows(site.key));
    if (owner !== undefined) {
      yield* wrongValue(site, owner, catalog);
      continue;
    }
    const judge = known.find(({ prefix }) => site.key.startsWith(prefix));
    if (judge === undefined) continue;
    unknown = `${site.key}.`;
    yield unknownKey(site, judge);
  }
}

function unknownKey({ key, range }: SettingSite, tree: ConfigurationTree): Report<MessageId> {
  const { declared } = tree;
  const dot = key.lastIndexOf('.');
  const name = key.slice(dot + 1);
  const siblings = tree.namesBelow(dot < 0 ? '' : key.slice(0, dot)) ?? [];
  const near = closest(name, siblings);
  const elsewhere = [...declared.keys.keys()].filter((one) => one.endsWith(`.${name}`));
  const advice =
    near !== undefined
      ? `Did you mean ${near}?`
      : elsewhere.length === 1
        ? `Did you mean ${elsewhere[0]}?`
        : 'Correct it, or declare it in the catalog.';
  const fix = near === undefined ? undefined : respellWord({ text: name, range }, near);
  return {
    messageId: 'key',
    data: { key, tree: declared.name, advice },
    range,
    fixes: fix === undefined ? [] : [fix],
    related: [declarationOf(declared, `${declared.name} is declared here`)],
  };
}

function* wrongValue(
  { key, value }: SettingSite,
  tree: ConfigurationTree,
  catalog: Catalog,
): Generator<Report<MessageId>> {
  if (value.kind === 'nothing' || value.kind === 'computed') return;
  const setting = tree.declared.keys.get(key);
  const inner = tree.namesBelow(key);
  const complaint =
    setting === undefined
      ? inner && value.kind !== 'map'
        ? `It holds settings of its own: ${[...inner].join(', ')}.`
        : undefined
      : value.kind === 'scalar'
        ? settingComplaint(catalog, setting, value.text)
        : value.kind === 'list'
          ? notA('list', setting)
          : inner === undefined
            ? notA('map', setting)
            : undefined;
  if (complaint === undefined) return;
  const near = setting && value.kind === 'scalar' ? meant(value.text, setting, catalog) : undefined;
  const fix = near && value.kind === 'scalar' ? respellWord(value, near) : undefined;
  yield wrong(key, complaint, value.range, setting ?? tree.declared, fix);
}

function notA(kind: 'list' | 'map', { type }: Setting): string | undefined {
  return type === kind || type === 'any' ? undefined : `A ${kind} is no value of type ${type}.`;
}

/** The value that was mistyped. */
function meant(
  text: string,
  { values, legend }: Setting,
  { legends }: Catalog,
): string | undefined {
  const terms = legend === undefined ? [] : (legends.get(legend)?.terms.keys() ?? []);
  return closest(text, [...values, ...terms]);
}

function* inEnvironment(
  { name, value }: EnvironmentSite,
  configuration: Configuration,
  catalog: Catalog,
): Generator<Report<MessageId>> {
  const setting = configuration.settingOf(name.text);
  if (setting !== undefined) {
    if (value === undefined || value.text === '') return;
    const complaint = settingComplaint(catalog, setting, value.text, 'environment');
    if (complaint === undefined) return;
    const near = meant(value.text, setting, catalog);
    const fix = near === undefined ? undefined : respellWord(value, near);
    yield wrong(name.text, complaint, value.range, setting, fix);
    return;
  }
  const trees = configuration.treesOf(name.text);
  const [first] = trees;
  const known = trees.flatMap(({ tree }) => tree ?? []);
  const [tree] = known;
  if (tree === undefined) {
    if (first) yield undeclared(first.name, name.range);
    return;
  }
  const near = nearName(
    name.text,
    known.flatMap(({ variables }) => variables),
  );
  const fix = near === undefined ? undefined : respellWord(name, near);
  yield {
    messageId: 'variable',
    data: {
      name: name.text,
      tree: tree.declared.name,
      advice:
        near === undefined ? 'Correct it, or declare it in the catalog.' : `Did you mean ${near}?`,
    },
    range: name.range,
    fixes: fix === undefined ? [] : [fix],
    related: [declarationOf(tree.declared, `${tree.declared.name} is declared here`)],
  };
}

function wrong(
  setting: string,
  complaint: string,
  range: SettingSite['range'],
  declared: Pick<Setting, 'source'>,
  fix: Fix | undefined,
): Report<MessageId> {
  return {
    messageId: 'value',
    data: { setting, complaint },
    range,
    fixes: fix === undefined ? [] : [fix],
    related: [declarationOf(declared, 'It is declared here')],
  };
}

function undeclared(tree: string, range: SettingSite['range']): Report<MessageId> {
  return { messageId: 'undeclared', data: { tree }, range };
}
