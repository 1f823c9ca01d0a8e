/** The page of a component: what it is, and each of its codes. */
import type { Component } from '../../model.ts';
import type { Reference, ReferenceGroup } from '../reference/reference.ts';
import { counted } from '../reference/words.ts';
import { constantEntry, factList, fieldTable, listed, retiredEntry } from './constant-entry.ts';
import { html, shown, type Content, type Markup } from './markup.ts';

export function componentPage(reference: Reference, group: ReferenceGroup): Markup {
  const { name, declared, constants, retired } = group;
  return html`<h1>${name === undefined ? 'Without a component' : shown(name)}</h1>
    ${declared && about(declared)}
    <p class="tally">
      ${counted(constants.length, 'code')}${
        retired.length > 0 && `, ${counted(retired.length, 'retired code')}`
      }
    </p>
    ${constants.map((constant) => constantEntry(reference, constant))}${retired.map((entry) => retiredEntry(reference, entry))}`;
}

function about(component: Component): Content {
  const { description, owner, codes, paths, loggers, levels, destinations } = component;
  const { fields } = component;
  const parts = [...component.subcomponents.values()];
  const areDescribed = parts.some((part) => part.description !== undefined);
  return [
    description && html`<p class="prose lead">${shown(description)}</p>`,
    factList([
      ['Owner', owner !== undefined && shown(owner)],
      ['Codes', listed(codes.map(({ text }) => text))],
      ['Levels', listed(levels)],
      ['Written from', listed(paths)],
      ['Loggers', listed(loggers)],
      ['Goes to', listed(destinations.map(({ text }) => text))],
      ['Parts', !areDescribed && listed(parts.map((part) => part.name))],
    ]),
    areDescribed &&
      html`<h2>Parts</h2>
        <dl class="parts">
          ${parts.map(
            ({ name, description: words }) =>
              html`<div>
                <dt>${shown(name)}</dt>
                <dd class="prose">${words === undefined ? '' : shown(words)}</dd>
              </div>`,
          )}
        </dl>`,
    fields.size > 0 && [
      html`<h2>Fields of each of its records</h2>`,
      fieldTable([...fields.values()], '../'),
    ],
  ];
}
