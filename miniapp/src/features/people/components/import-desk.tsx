import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { useNetwork } from '@/platform/network';
import { call } from '@/platform/request';
import { checkSheet, chooseSheet, saveSheet } from '@/platform/sheet-file';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { LedgerTable } from '@/ui/ledger-table';
import { NoticeBox } from '@/ui/notice-box';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { StatRow, StatTile } from '@/ui/stat-tile';

type Checked = ResponseOf<'people.checkImport'>;
type Counts = Checked['counts'];

/** Work that talks to the server outside of a form, with its trouble in words. */
function useTask() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    work()
      .catch((trouble: unknown) => {
        if (!(trouble instanceof ApiError)) throw trouble;
        setError(trouble);
      })
      .finally(() => setBusy(false));
  };
  return { busy, error, run };
}

/** The register in and out by a spreadsheet: chosen, looked through, then all or nothing. */
export function ImportDesk() {
  const [checked, setChecked] = useState<{ file: string; of: Checked } | null>(null);
  const [done, setDone] = useState<Counts | null>(null);
  const online = useNetwork((s) => s.online);
  const look = useTask();
  const choose = () =>
    look.run(async () => {
      const sheet = await chooseSheet();
      if (!sheet) return;
      setDone(null);
      setChecked({ file: sheet.name, of: await checkSheet(sheet) });
    });
  const finish = (counts: Counts) => {
    setDone(counts);
    setChecked(null);
  };
  return (
    <>
      {done ? (
        <View className="mt2">
          <NoticeBox title="导好了" icon="check" tone="green">
            {doneWords(done)}
          </NoticeBox>
        </View>
      ) : null}
      <SectionTitle>导入</SectionTitle>
      <Card padded>
        <View className="body">先看一遍，一处不对都不会进名册。</View>
        <View className="label mt1">表里没写的人不动，谁也不会被删。</View>
        <PrimaryButton
          wide
          size="big"
          className="mt3"
          busy={look.busy && '正在看'}
          off={online ? null : '没有网，看不了'}
          onPress={choose}
        >
          选一个表
        </PrimaryButton>
        <FormTrouble error={look.error} />
      </Card>
      {checked ? <CheckedSheet file={checked.file} checked={checked.of} onDone={finish} /> : null}
      <Downloads />
    </>
  );
}

/** What an import did, or that there was nothing to do. */
function doneWords({ fresh, changed, households }: Counts): string {
  if (fresh + changed === 0) return '名册和表一样，什么都没变。';
  return `新录 ${households} 户 ${fresh} 人，改了 ${changed} 人。`;
}

function CheckedSheet({ file, checked, onDone }: { file: string; checked: Checked; onDone: (counts: Counts) => void }) {
  const { counts, problems, problemCount, ready, changes } = checked;
  const stops = problems.filter((problem) => problem.stops).length;
  return (
    <>
      <SectionTitle>{file}</SectionTitle>
      <StatRow>
        <StatTile label="新录" value={`${counts.fresh} 人`} proof={`${counts.households} 户`} />
        <StatTile label="要改" value={`${counts.changed} 人`} proof="册上有的" />
        <StatTile label="没变" value={`${counts.unchanged} 人`} proof={`表里没有的 ${counts.absent} 人不动`} />
      </StatRow>
      {problems.length > 0 ? (
        <>
          <SectionTitle>{ready ? `${problemCount} 处提醒` : `${problemCount} 处要看，改好再选一次`}</SectionTitle>
          <LedgerTable
            label="哪里不对"
            columns={[
              { key: 'row', title: '行', width: 1, minPx: 44 },
              { key: 'column', title: '列', width: 2, minPx: 76 },
              { key: 'text', title: '哪里不对', width: 8, minPx: 220 },
            ]}
            rows={problems.map((problem, i) => ({
              key: String(i),
              cells: [String(problem.row), problem.column, problem.stops ? problem.text : `提醒：${problem.text}`],
              marked: problem.stops,
            }))}
          />
          {problemCount > problems.length ? (
            <View className="label mt2">{`先列 ${problems.length} 处，改好再看其余的。`}</View>
          ) : null}
        </>
      ) : null}
      {changes.length > 0 ? <Changes changes={changes} /> : null}
      {ready && stops === 0 ? <Confirm checked={checked} onDone={onDone} /> : null}
    </>
  );
}

function Changes({ changes }: Pick<Checked, 'changes'>) {
  return (
    <>
      <SectionTitle>要改的人</SectionTitle>
      <LedgerTable
        label="要改的人"
        columns={[
          { key: 'row', title: '行', width: 1, minPx: 44 },
          { key: 'name', title: '谁', width: 3, minPx: 150 },
          { key: 'what', title: '改什么', width: 6, minPx: 200 },
        ]}
        rows={changes.map((change) => ({
          key: String(change.row),
          cells: [String(change.row), `${change.name} ${change.code}`, change.what],
        }))}
      />
    </>
  );
}

function Confirm({ checked, onDone }: { checked: Checked; onDone: (counts: Counts) => void }) {
  const [asking, setAsking] = useState(false);
  const { counts, id } = checked;
  const act = useAct('people.confirmImport', {
    refreshes: ['people.households', 'people.hamlets'],
    onDone: (answer) => onDone(answer.counts),
  });
  return (
    <>
      <PrimaryButton wide size="big" className="mt4" onPress={() => setAsking(true)}>
        导进名册
      </PrimaryButton>
      <ConfirmSheet
        open={asking}
        title="导进名册？"
        confirmName="导进去"
        busy={act.isPending && '正在导'}
        onConfirm={() => act.mutate({ params: { import: id } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">{doneWords(counts).replace('新录', '会新录').replace('改了', '会改')}</View>
        <View className="label mt1">要么全进，要么一个不进。谁导的会记下来。</View>
        <FormTrouble error={act.error} />
      </ConfirmSheet>
    </>
  );
}

function Downloads() {
  const task = useTask();
  const take = (route: 'people.template' | 'people.export', format: 'xlsx' | 'csv') =>
    task.run(async () => saveSheet(await call(route, { query: { format }, timeoutMs: 60_000 })));
  return (
    <>
      <SectionTitle>拿表</SectionTitle>
      <Card padded>
        <Text className="label">空表写着怎么填。整本名册改好，再导回来。</Text>
        <SecondaryButton wide className="mt3" icon="download" onPress={() => take('people.template', 'xlsx')}>
          拿空表
        </SecondaryButton>
        <SecondaryButton wide className="mt3" icon="download" onPress={() => take('people.export', 'xlsx')}>
          导出名册
        </SecondaryButton>
        <SecondaryButton wide className="mt3" icon="download" onPress={() => take('people.export', 'csv')}>
          导出名册（csv）
        </SecondaryButton>
        <View className="cap mt2">名册有生日，拿走会记下来。别发到群里。</View>
        <FormTrouble error={task.error} />
      </Card>
    </>
  );
}
