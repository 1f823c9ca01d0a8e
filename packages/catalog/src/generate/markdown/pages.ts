/** The reference as Markdown: one page, or a page for each component and one that leads to them. */
import { GENERATED_BY } from '../reference/header.ts';
import type { Reference, ReferenceFile, ReferenceGroup } from '../reference/reference.ts';
import { counted } from '../reference/words.ts';
import { componentBlocks, type PageStyle } from './component.ts';
import { inline, link, prose, table } from './escape.ts';
import { vocabularyBlocks } from './vocabulary.ts';

/** `file`: everything on the page of that name. Else a page for each component, in the folder of the output. */
export type MarkdownLayout = { readonly file: string } | 'folder';

/** The files. The same reference gives the same files, byte for byte. */
export function markdownReference(
  reference: Reference,
  layout: MarkdownLayout = 'folder',
): readonly ReferenceFile[] {
  const vocabulary = vocabularyBlocks(reference);
  if (layout !== 'folder') {
    const style: PageStyle = {
      depth: 2,
      addressOf: ({ entry }) => `#${reference.anchorOf(entry)}`,
    };
    const blocks = groupsOf(reference).flatMap((group) => componentBlocks(reference, group, style));
    const home = homeBlocks(reference, ({ slug }) => `#component.${slug}`);
    return [page(layout.file, [...home, ...blocks, ...vocabulary])];
  }
  const style: PageStyle = {
    depth: 1,
    addressOf: ({ group, entry }) => `${group.slug}.md#${reference.anchorOf(entry)}`,
  };
  const home = homeBlocks(reference, ({ slug }) => `${slug}.md`);
  const more = vocabulary.length > 0 ? [link('Vocabulary, settings and alerts', VOCABULARY)] : [];
  return [
    page('README.md', [...home, ...more]),
    ...groupsOf(reference).map((group) =>
      page(`${group.slug}.md`, componentBlocks(reference, group, style)),
    ),
    ...(vocabulary.length > 0 ? [page(VOCABULARY, ['# Vocabulary', ...vocabulary])] : []),
  ];
}

/** No slug of a component begins with an underscore but that of none. */
const VOCABULARY = '_vocabulary.md';

function page(path: string, blocks: readonly string[]): ReferenceFile {
  return { path, text: `${[`<!-- ${GENERATED_BY} -->`, ...blocks].join('\n\n')}\n` };
}

function groupsOf({ groups }: Reference): readonly ReferenceGroup[] {
  return groups.filter(({ count, retired, declared }) => declared ?? count + retired.length > 0);
}

function homeBlocks(
  reference: Reference,
  addressOf: (group: ReferenceGroup) => string,
): readonly string[] {
  const { title, catalog } = reference;
  const rows = groupsOf(reference).map((group) => {
    const { name, declared, count } = group;
    const owner = declared?.owner === undefined ? '' : inline(declared.owner);
    const codes = (declared?.codes ?? []).map(({ text }) => inline(text)).join(', ');
    const named = name === undefined ? 'Without a component' : inline(name);
    const about = declared?.description === undefined ? '' : inline(declared.description);
    return [link(named, addressOf(group)), codes, owner, String(count), about];
  });
  return [
    `# ${inline(title)}`,
    `${counted(catalog.constants.length, 'code')}${
      catalog.retired.length > 0 ? `, ${counted(catalog.retired.length, 'retired code')}` : ''
    }.`,
    ...(rows.length > 0
      ? [table(['component', 'codes', 'owner', 'constants', 'what it is'], rows)]
      : [prose('The catalog is empty.')]),
  ];
}
