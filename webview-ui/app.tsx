import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BenchmarkId } from '../src/core/model/benchmark.ts';
import { type Surroundings, SurroundingsContext } from './context.ts';
import { type Host, RequestFailed } from './host.ts';
import type { PanelModel, ShowWish } from './model.ts';
import { Overview } from './overview/Overview.tsx';
import { Notice } from './parts/Notice.tsx';
import { TrendView } from './trend/TrendView.tsx';
import { readUiState, type UiState } from './uiState.ts';

/** The state with a wish of the extension carried out. */
function withWish(state: UiState, { benchmark }: ShowWish): UiState {
  const { selected, ...overview } = state;
  if (benchmark === undefined) return overview;
  return { ...overview, selected: selected?.benchmark === benchmark ? selected : { benchmark } };
}

export function App({ host, model }: { readonly host: Host; readonly model: PanelModel }) {
  const [ui, setUi] = useState<UiState>(() => readUiState(host.keptState));
  const [granted, setGranted] = useState<ShowWish>();
  const [failure, setFailure] = useState<RequestFailed>();
  /** The row to return to when the overview comes back. */
  const [lastSeen, setLastSeen] = useState<BenchmarkId>();

  if (model.show !== undefined && model.show !== granted) {
    setGranted(model.show);
    setUi(withWish(ui, model.show));
  }
  useEffect(() => host.keepState(ui), [host, ui]);

  const { status, language } = model;
  const surroundings = useMemo(
    (): Surroundings => ({
      ask: host.ask,
      command: (request) => {
        setFailure(undefined);
        host.ask(request).catch((error: unknown) => {
          setFailure(error instanceof RequestFailed ? error : new RequestFailed(String(error)));
        });
      },
      status,
      language,
    }),
    [host, status, language],
  );

  const change = (part: Partial<UiState>) => setUi((current) => ({ ...current, ...part }));
  const { selected } = ui;
  return (
    <SurroundingsContext.Provider value={surroundings}>
      {failure !== undefined && <Notice failure={failure} onClose={() => setFailure(undefined)} />}
      {selected === undefined ? (
        <Overview
          rows={model.rows}
          ui={ui}
          onChange={change}
          startAt={lastSeen}
          onOpen={(benchmark) => change({ selected: { benchmark } })}
        />
      ) : (
        <TrendView
          key={selected.benchmark}
          row={model.rows.get(selected.benchmark)}
          selected={selected}
          ui={ui}
          onChange={change}
          onBack={() => {
            setLastSeen(selected.benchmark);
            setUi(withWish(ui, { benchmark: undefined }));
          }}
        />
      )}
    </SurroundingsContext.Provider>
  );
}
