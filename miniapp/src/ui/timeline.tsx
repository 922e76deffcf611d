import { Text, View } from '@tarojs/components';
import type { Fen } from '@wecountry/shared/domain/money';
import { formatYuan } from '@wecountry/shared/domain/money';
import { a11y } from './a11y';
import { cx } from './cx';
import { Diamond } from './diamond';

type Phase = 'past' | 'now' | 'todo';

export interface TimelineNode {
  key: string;
  title: string;
  /** One line under the title. */
  help?: string;
  /** 11月18日 9:12, 大约 11月24日. */
  when?: string;
  phase: Phase;
  /** It ended here, otherwise than hoped: 没认定. */
  failed?: boolean;
}

const spokenPhase: Record<Phase, string> = { past: '已经', now: '现在', todo: '以后' };
const said = (node: TimelineNode, money = '') =>
  [spokenPhase[node.phase], node.title, money || node.help, node.when].filter(Boolean).join('，');

/** Steps one after another: solid behind, dashed ahead. */
export function Timeline({ nodes }: { nodes: readonly TimelineNode[] }) {
  return (
    <View {...a11y({ role: 'list' })}>
      {nodes.map((node, i) => (
        <View key={node.key} className="row row--top timeline__node" {...a11y({ role: 'listitem', label: said(node) })}>
          {i < nodes.length - 1 ? <View className={cx('timeline__thread', `timeline__thread--${node.phase}`)} /> : null}
          <Diamond state={node.failed ? 'failed' : node.phase === 'past' ? 'done' : node.phase} />
          <View className="grow ml3">
            <View className="row row--base row--wrap">
              <Text className="b grow">{node.title}</Text>
              {node.when ? <Text className="cap">{node.when}</Text> : null}
            </View>
            {node.help ? <View className="label">{node.help}</View> : null}
          </View>
        </View>
      ))}
    </View>
  );
}

export interface MoneyNode extends TimelineNode {
  /** What the money does meanwhile: 合作社替你管着 ¥136.00, 钱没动. */
  money: string;
  /** Marks words about money that moves. */
  moves?: boolean;
  /** The money is on its way or held at this node: the golden track runs beside it. */
  held?: boolean;
}

interface MoneyProps {
  nodes: readonly MoneyNode[];
  /** Where the money parts to, each thread in its weave; empty when it does not. */
  threads: readonly { key: string; label: string; amountFen: Fen; weave: number }[];
}

/** An order's two tracks: where the goods are, where the money is; at receipt the money parts into its threads. */
export function MoneyTimeline({ nodes, threads }: MoneyProps) {
  return (
    <View className="tracks">
      <View className="row tracks__legend" {...a11y({ hidden: true })}>
        <View className="track-node track-node--past tracks__key" />
        <Text className="label c-ink ml1">货走到哪</Text>
        <View className="tracks__gold-key" />
        <Text className="label c-ink ml1">钱走到哪</Text>
      </View>
      <View {...a11y({ role: 'list' })}>
        {nodes.map((node, i) => (
          <View key={node.key} className="tracks__row" {...a11y({ role: 'listitem', label: said(node, node.money) })}>
            {i < nodes.length - 1 ? (
              <View className={cx('tracks__line', nodes[i + 1]?.phase === 'todo' && 'tracks__line--todo')} />
            ) : null}
            {node.held ? (
              <View
                className={cx(
                  'tracks__money',
                  !nodes[i - 1]?.held && 'tracks__money--first',
                  !nodes[i + 1]?.held && !(i === nodes.length - 1 && threads.length > 0) && 'tracks__money--last',
                )}
              />
            ) : null}
            <View className={cx('track-node', `track-node--${node.phase}`)} />
            <View className="tracks__words">
              <View className="row row--base row--wrap">
                <Text className={cx('grow', node.phase !== 'todo' && 'b')}>{node.title}</Text>
                {node.when ? <Text className="cap">{node.when}</Text> : null}
              </View>
              <View className={cx('label', node.moves ? 'c-gold' : 'tracks__still')}>{node.money}</View>
            </View>
          </View>
        ))}
      </View>
      {threads.length > 0 ? <Threads threads={threads} /> : null}
    </View>
  );
}

function Threads({ threads }: Pick<MoneyProps, 'threads'>) {
  return (
    <View className="threads" {...a11y({ role: 'list', label: '钱分给谁' })}>
      {threads.map((thread, i) => (
        <View
          key={thread.key}
          className="row threads__row"
          {...a11y({ role: 'listitem', label: `${thread.label}，${formatYuan(thread.amountFen)} 元` })}
        >
          <View
            className="threads__thread"
            style={{
              left: `${(threads.length - 1 - i) * 2}px`,
              height: `calc((var(--l-label) + 2px) * ${i} + var(--l-label) / 2 + 12px)`,
              borderColor: `var(--w${thread.weave}a)`,
            }}
          />
          <Text className="grow label c-ink">{thread.label}</Text>
          <Text className="label c-ink b">{`¥${formatYuan(thread.amountFen)}`}</Text>
        </View>
      ))}
    </View>
  );
}
