/** The first page: the components, and how much each of them says. */
import { RUNGS } from '../../level.ts';
import type { Reference, ReferenceGroup } from '../reference/reference.ts';
import { counted } from '../reference/words.ts';
import { html, shown, type Content, type Markup } from './markup.ts';
import { pageOf } from './site-map.ts';

export function homePage({ title, catalog, groups }: Reference): Markup {
  const shownGroups = groups.filter(({ count, retired }) => count + retired.length > 0);
  const hasOwners = shownGroups.some(({ declared }) => declared?.owner !== undefined);
  const hasBlocks = shownGroups.some(({ declared }) => (declared?.codes.length ?? 0) > 0);
  const rungs = RUNGS.filter((rung) => shownGroups.some(({ levels }) => levels.has(rung)));
  return html`<h1>${shown(title)}</h1>
    <p class="tally">
      ${counted(catalog.constants.length, 'code')} in
      ${counted(shownGroups.length, 'component')}${
        catalog.retired.length > 0 && `, ${counted(catalog.retired.length, 'retired code')}`
      }
    </p>
    <div class="wide" role="region" aria-label="Components" tabindex="0">
      <table class="components">
        <thead>
          <tr>
            <th scope="col">Component</th>
            ${
              hasBlocks && html`<th scope="col">Codes</th>`
            }${hasOwners && html`<th scope="col">Owner</th>`}${rungs.map(
              (rung) => html`<th scope="col" class="number">${rung}</th>`,
            )}
            <th scope="col" class="number">all</th>
          </tr>
        </thead>
        <tbody>
          ${shownGroups.map((group) => row(group, { hasOwners, hasBlocks, rungs }))}
        </tbody>
      </table>
    </div>`;
}

interface Columns {
  readonly hasOwners: boolean;
  readonly hasBlocks: boolean;
  readonly rungs: readonly (typeof RUNGS)[number][];
}

function row(group: ReferenceGroup, { hasOwners, hasBlocks, rungs }: Columns): Content {
  const { name, declared, count, levels } = group;
  return html`<tr>
    <th scope="row">
      <a href="${pageOf(group).path}">${name === undefined ? 'Without a component' : shown(name)}</a
      >${
        declared?.description !== undefined &&
        html`<span class="prose about">${shown(declared.description)}</span>`
      }
    </th>
    ${
      hasBlocks &&
      html`<td>
        ${(declared?.codes ?? []).map(({ text }, index) => [index > 0 && ', ', html`<span class="block">${shown(text)}</span>`])}
      </td>`
    }${
      hasOwners && html`<td>${declared?.owner === undefined ? '' : shown(declared.owner)}</td>`
    }${rungs.map((rung) => html`<td class="number">${levels.get(rung) ?? ''}</td>`)}
    <td class="number">${count}</td>
  </tr>`;
}
