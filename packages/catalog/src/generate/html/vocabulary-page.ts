/** The page of legends, sections and manifests: what words and tags mean, and how they are written. */
import type { Legend, Section, Term } from '../../legend/vocabulary.ts';
import { anchorOf } from '../reference/anchors.ts';
import { legendGrammar } from '../reference/legend-grammar.ts';
import type { ManifestKind } from '../../manifest/manifest-kind.ts';
import type { Reference } from '../reference/reference.ts';
import { levelWords, manifestRows, termForm } from '../reference/words.ts';
import { factList, listed, messageMarkup } from './constant-entry.ts';
import { html, shown, type Content, type Markup } from './markup.ts';

export function vocabularyPage({ catalog }: Reference): Markup {
  return html`<h1>Vocabulary</h1>
    <p class="lead">Words and tags in log text, and what they mean.</p>
    ${[...catalog.legends.values()].map(legendMarkup)}${[...catalog.sections.values()].map(sectionMarkup)}${[...catalog.manifests.values()].map(manifestMarkup)}`;
}

function legendMarkup(legend: Legend): Markup {
  const { name, description, terms, groups, scopes, examples, shownWhen } = legend;
  const grammar = legendGrammar(legend);
  const id = `legend-${anchorOf(name)}`;
  return html`<article class="entry" id="${id}">
    <h2><a class="code" href="#${id}">${shown(name)}</a> <span class="chip">legend</span></h2>
    ${description && html`<p class="prose lead">${shown(description)}</p>`}
    ${grammar !== undefined && html`<p class="message"><code>${shown(grammar)}</code></p>`}
    <div class="wide" role="region" aria-label="Terms of ${name}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Written</th>
            ${groups.size > 0 && html`<th scope="col">Group</th>`}
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          ${[...terms.values()].map((term) => termRow(legend, term))}
        </tbody>
      </table>
    </div>
    ${factList([
      ['Examples', listed(examples.map(({ text }) => text))],
      ['Scopes', listed(scopes)],
      [
        'Left out',
        legend.default !== undefined &&
          html`A tag that is not there means ${shown(legend.default)}.`,
      ],
      ['Shown', SHOWN_WHEN[shownWhen]],
      ['Where', legend.suffix && 'at the end of messages'],
    ])}
    ${
      groups.size > 0 &&
      html`<h3>Groups</h3>
        ${factList([...groups.values()].map((group) => [group.name, groupMarkup(group)]))}`
    }
  </article> `;
}

const SHOWN_WHEN: Readonly<Record<Legend['shownWhen'], string>> = {
  always: 'always',
  'not-default': 'unless it says the default',
  optional: 'now and then',
};

function groupMarkup(group: {
  readonly required: boolean;
  readonly many: boolean;
  readonly description?: string;
  readonly precedence: readonly { readonly text: string }[];
}): Content {
  const { required, many, description, precedence } = group;
  const least = required ? 'at least one' : many ? 'any number' : 'at most one';
  return [
    description !== undefined && [shown(description), ' '],
    `A tag has ${required && !many ? 'exactly one' : least} of it.`,
    precedence.length > 0 && [
      ' Of several that hold, the first of these is shown: ',
      listed(precedence.map(({ text }) => text)),
      '.',
    ],
  ];
}

function termRow(legend: Legend, term: Term): Markup {
  const { description, group, argument, aliases, message, level } = term;
  return html`<tr>
    <th scope="row"><code>${shown(termForm(term))}</code></th>
    ${legend.groups.size > 0 && html`<td>${group === undefined ? '' : shown(group)}</td>`}
    <td>
      ${[
        description !== undefined && html`<span class="prose">${shown(description)}</span> `,
        argument &&
          html`<span class="trait"
            >${shown(argument.name)}:
            ${
              argument.values.length > 0
                ? ['one of ', listed(argument.values)]
                : shown(argument.description ?? argument.type)
            }</span
          > `,
        message !== undefined &&
          html`<span class="trait">message ${messageMarkup(message)}</span> `,
        level && html`<span class="trait">level ${shown(levelWords(term))}</span> `,
        aliases.length > 0 && html`<span class="trait">also ${listed(aliases)}</span>`,
      ]}
    </td>
  </tr>`;
}

function sectionMarkup({ title, description, level, may, keys, open }: Section): Markup {
  const id = `section-${anchorOf(title)}`;
  return html`<article class="entry" id="${id}">
    <h2><a class="code" href="#${id}">${shown(title)}</a> <span class="chip">section</span></h2>
    ${description && html`<p class="prose lead">${shown(description)}</p>`}
    ${
      keys.size > 0 &&
      html`<table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          ${[...keys.values()].map(
            ({ name, description: words, required, legend }) =>
              html`<tr>
                <th scope="row"><code>${shown(name)}</code></th>
                <td>
                  ${[
                    words !== undefined && html`<span class="prose">${shown(words)}</span> `,
                    required && html`<span class="trait">always shown</span> `,
                    legend !== undefined &&
                      html`<span class="trait"
                        >tag of <a href="#legend-${anchorOf(legend)}">${shown(legend)}</a></span
                      >`,
                  ]}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
    ${factList([
      ['Level', level && shown(levelWords({ level, may }))],
      ['Further keys', open && 'may be shown'],
    ])}
  </article> `;
}

function manifestMarkup(kind: ManifestKind): Markup {
  const { name, description } = kind;
  const id = `manifest-${anchorOf(name)}`;
  return html`<article class="entry" id="${id}">
    <h2><a class="code" href="#${id}">${shown(name)}</a> <span class="chip">manifest</span></h2>
    ${description && html`<p class="prose lead">${shown(description)}</p>`}
    ${factList(manifestRows(kind).map(([label, texts]) => [label, texts.length > 0 && listed(texts)]))}
  </article> `;
}
