import { Image, View } from '@tarojs/components';
import type { Post } from '@wecountry/shared/contracts/discussion';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { postStateHelp, postStateLabels } from '@wecountry/shared/domain/post-states';
import { tookWords } from '@wecountry/shared/domain/topic-states';
import type { PropsWithChildren } from 'react';
import { useNow } from '@/platform/clock';
import { isH5 } from '@/platform/env';
import { pictureUrl } from '@/platform/picture-url';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { NoticeBox } from '@/ui/notice-box';
import { Tag } from '@/ui/tag';

/** What somebody said; a correction stands above it, and why it is hidden in its place. */
export function PostCard({ post, children }: PropsWithChildren<{ post: Post }>) {
  const now = useNow();
  const { rumour, hidden, appeal } = post;
  const took = post.tookSeconds === null ? '' : `，隔了 ${tookWords(post.tookSeconds)}`;
  return (
    <Card padded className="mt3">
      <View className="row row--wrap">
        <View className="body b grow">{post.authorName}</View>
        {post.kind === 'answer' ? <Tag tone="indigo">{`正式答复${took}`}</Tag> : null}
        {post.state === 'visible' ? null : <Tag tone="line">{postStateLabels[post.state]}</Tag>}
      </View>
      <View className="cap">{momentWords(post.at, now)}</View>
      {rumour ? (
        <View className="mt2">
          <NoticeBox tone="red" icon="warn" title={`不实，${rumour.byName}更正`}>
            {rumour.correction}
          </NoticeBox>
        </View>
      ) : null}
      {hidden ? <View className="body mt2">{`收起来了。原因：${hidden.reason}`}</View> : null}
      {post.body === null ? null : <View className={`body mt2 ${hidden ? 'c-ink' : 'pre'}`}>{post.body}</View>}
      {post.pictures.map((picture, i) => (
        <View key={picture.id} className="mt2">
          <Image src={pictureUrl(picture.medium)} mode="widthFix" lazyLoad {...said(`第 ${i + 1} 张照片`)} />
        </View>
      ))}
      {post.mine && postStateHelp[post.state] ? <View className="label mt2">{postStateHelp[post.state]}</View> : null}
      {appeal ? <View className="label mt2">{appealWords(appeal)}</View> : null}
      {children}
    </Card>
  );
}

function appealWords({ upheld, reason, answer }: NonNullable<Post['appeal']>): string {
  if (upheld === null) return `请求再看：${reason}。等监督委员看。`;
  return `请求再看：${reason}。${upheld ? '准了' : '没准'}：${answer ?? ''}`;
}

/** In H5 Taro's image is a shell around the native one, and the name must reach the inside. */
const said = (label: string): object => (isH5 ? { nativeProps: { alt: label } } : a11y({ role: 'img', label }));
