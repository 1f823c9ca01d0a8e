/** The page of settings: every key that configuration files and the environment may set. */
import type { Setting, SettingsTree } from '../../legend/vocabulary.ts';
import { anchorOf } from '../reference/anchors.ts';
import type { Reference } from '../reference/reference.ts';
import { settingValues } from '../reference/words.ts';
import { html, shown, type Markup } from './markup.ts';
import { VOCABULARY } from './site-map.ts';

export function settingsPage({ catalog }: Reference): Markup {
  return html`<h1>Settings</h1>
    ${[...catalog.settings.values()].map(treeMarkup)}`;
}

function treeMarkup({ name, description, keys }: SettingsTree): Markup {
  const settings = [...keys.values()];
  const hasEnvironment = settings.some(({ environment }) => environment !== undefined);
  const id = `settings-${anchorOf(name)}`;
  return html`<section id="${id}">
    <h2><a class="code" href="#${id}">${shown(name)}</a></h2>
    ${description && html`<p class="prose lead">${shown(description)}</p>`}
    <div class="wide" role="region" aria-label="Settings of ${name}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Values</th>
            <th scope="col">Default</th>
            ${hasEnvironment && html`<th scope="col">Environment</th>`}
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          ${settings.map((setting) => row(name, setting, hasEnvironment))}
        </tbody>
      </table>
    </div>
  </section> `;
}

function row(tree: string, setting: Setting, hasEnvironment: boolean): Markup {
  const { key, description, legend, environment } = setting;
  const values = shown(settingValues(setting));
  return html`<tr id="setting-${anchorOf(tree)}-${anchorOf(key)}">
    <th scope="row"><code>${shown(key)}</code></th>
    <td>
      ${
        legend === undefined
          ? values
          : html`<a href="${VOCABULARY.path}#legend-${anchorOf(legend)}">${values}</a>`
      }
    </td>
    <td>${setting.default === undefined ? '' : html`<code>${shown(setting.default)}</code>`}</td>
    ${
      hasEnvironment &&
      html`<td>${environment === undefined ? '' : html`<code>${shown(environment)}</code>`}</td>`
    }
    <td class="prose">${description === undefined ? '' : shown(description)}</td>
  </tr>`;
}
