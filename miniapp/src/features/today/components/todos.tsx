import { View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { todoKinds, type Todo } from '../todo-kinds';

/** 要办的事: each with the one thing to press. */
export function Todos({ todos }: { todos: readonly Todo[] }) {
  if (todos.length === 0)
    return (
      <View>
        <SectionTitle>要办的事</SectionTitle>
        <Card padded>
          <View className="b">今天没有要办的事</View>
          <View className="label">有新的事会放在这里。</View>
        </Card>
      </View>
    );
  return (
    <View>
      <SectionTitle aside={`${todos.length} 件`}>要办的事</SectionTitle>
      <Card list label="要办的事">
        {todos.map((todo) => (
          <TodoRow key={`${todo.kind} ${todo.id ?? ''}`} todo={todo} />
        ))}
      </Card>
    </View>
  );
}

function TodoRow({ todo }: { todo: Todo }) {
  const { icon, tone, act, primary, page, idAs } = todoKinds[todo.kind];
  const Button = primary ? PrimaryButton : SecondaryButton;
  return (
    <ListRow
      title={todo.title}
      help={todo.help}
      icon={icon}
      tone={tone}
      action={
        <Button
          size="small"
          label={`${todo.title}，${todo.help}，${act}`}
          onPress={() => go(page, idAs && todo.id ? { [idAs]: todo.id } : undefined)}
        >
          {act}
        </Button>
      }
    />
  );
}
