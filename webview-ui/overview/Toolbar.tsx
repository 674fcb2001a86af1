import { t } from '@vscode/l10n';
import type { Ref } from 'preact';
import type { Verdict } from '../../src/core/model/comparison.ts';
import { Icon } from '../parts/icons.tsx';
import { VerdictMark } from '../parts/VerdictMark.tsx';
import { type UiState, type VerdictFilter, verdictFilters } from '../uiState.ts';
import { filterLabel } from './words.ts';

const markOf: Partial<Record<VerdictFilter, Verdict>> = {
  regressed: 'regressed',
  failed: 'failed',
  improved: 'improved',
  unchanged: 'unchanged',
  unclear: 'inconclusive',
};

interface ToolbarProps {
  readonly ui: Pick<UiState, 'text' | 'verdicts'>;
  readonly counts: Readonly<Record<VerdictFilter, number>>;
  readonly onChange: (part: Partial<UiState>) => void;
  /** Leaves the text field for the table. */
  readonly onLeave: () => void;
  readonly input: Ref<HTMLInputElement>;
}

/** The text filter, and the verdicts with their counts: a summary that filters. */
export function Toolbar({ ui, counts, onChange, onLeave, input }: ToolbarProps) {
  return (
    <div class="toolbar">
      <div class="field">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          value={ui.text}
          placeholder={t('Filter by name, package or file')}
          aria-label={t('Filter benchmarks')}
          aria-keyshortcuts="/"
          spellcheck={false}
          onInput={({ currentTarget }) => onChange({ text: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            if (event.key === 'Escape') onChange({ text: '' });
            onLeave();
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <fieldset class="chips">
        <legend class="only-read">{t('Show by verdict')}</legend>
        {verdictFilters
          .filter((filter) => filter === 'all' || filter === ui.verdicts || counts[filter] > 0)
          .map((filter) => (
            <button
              key={filter}
              type="button"
              class="chip"
              aria-pressed={filter === ui.verdicts}
              onClick={() => onChange({ verdicts: filter })}
            >
              {markOf[filter] !== undefined && <VerdictMark verdict={markOf[filter]} />}
              {filterLabel(filter)} <span class="count">{counts[filter]}</span>
            </button>
          ))}
      </fieldset>
    </div>
  );
}
