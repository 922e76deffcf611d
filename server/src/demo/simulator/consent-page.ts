import type { Authorization } from './oauth.js';
import type { Person } from './people.js';

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** More people than this need a search field. */
const SEARCH_FROM = 40;

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#ededed;color:#191919;font:17px/1.5 "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:480px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:22px;line-height:1.4;margin:0 0 4px}
h2{font-size:16px;margin:24px 0 8px;color:#4c4c4c}
p{margin:0 0 8px;color:#4c4c4c}
ul{list-style:none;margin:0;padding:0;background:#fff;border-radius:12px;overflow:hidden}
li+li{border-top:1px solid #e5e5e5}
button{width:100%;min-height:64px;padding:10px 16px;border:0;background:#fff;color:inherit;font:inherit;text-align:left;cursor:pointer}
button:hover{background:#f5f5f5}
button:focus-visible,input:focus-visible{outline:3px solid #07603b;outline-offset:-3px}
b{display:block;font-size:18px}
span{color:#595959;font-size:15px}
.tag{display:inline-block;padding:0 8px;border-radius:4px;background:#07603b;color:#fff;font-size:14px}
form.find{display:flex;margin:16px 0 0}
form.find label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
form.find input{flex:1;min-height:48px;padding:0 12px;border:1px solid #767676;border-radius:8px 0 0 8px;font:inherit}
form.find button{width:auto;min-height:48px;border-radius:0 8px 8px 0;background:#07603b;color:#fff;text-align:center}
`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

function hidden(authorization: Authorization): string {
  const fields: [string, string | null][] = [
    ['appid', authorization.appid],
    ['redirect_uri', authorization.redirectUri],
    ['response_type', 'code'],
    ['scope', authorization.scope],
    ['state', authorization.state],
  ];
  return fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value ?? '')}">`)
    .join('');
}

function searchForm(authorization: Authorization, search: string): string {
  return `<form class="find" method="get" action="/connect/oauth2/authorize">${hidden(authorization)}
<label for="q">找人</label><input id="q" name="q" type="search" placeholder="姓名、户或村" value="${escape(search)}">
<button>找</button></form>`;
}

function personButton(person: Person): string {
  const place = [person.householdText, person.villageName].filter((part) => part).join(' · ');
  return `<li><button name="openid" value="${escape(person.openid)}"><b>${escape(person.name)}</b><span>${escape(place)}</span></button></li>`;
}

/** The phone-sized page that stands for a person's own WeChat: one tap says who holds the phone. */
export function consentPage(
  authorization: Authorization,
  people: readonly Person[],
  search: string,
  merchantName: string,
): string {
  const shown = people.filter(({ name, householdText, villageName, roleText }) =>
    [name, roleText, householdText, villageName].join(' ').includes(search),
  );
  const roles = [...new Set(shown.map(({ roleText }) => roleText))];
  const sections = roles.map((role) => {
    const members = shown.filter(({ roleText }) => roleText === role);
    return `<h2>${escape(role)}</h2><ul>${members.map(personButton).join('')}</ul>`;
  });
  const empty = people.length === 0 ? '还没有演示人物，先等演示村生成好。' : '没有找到，换个字试试。';
  return page(
    '选一位登录',
    `<p><span class="tag">演示</span> 这里代替微信</p><h1>用谁的微信登录“${escape(merchantName)}”？</h1>
<p>人都是编的。点一下就登录。</p>
${people.length > SEARCH_FROM || search !== '' ? searchForm(authorization, search) : ''}
${sections.length === 0 ? `<p>${empty}</p>` : ''}
<form method="post" action="/connect/oauth2/choose">${hidden(authorization)}${sections.join('')}</form>`,
  );
}

/** What WeChat shows when the address it was opened with is wrong. */
export function refusalPage(reason: string): string {
  return page('打不开', `<h1>登录打不开</h1><p>${escape(reason)}</p><p>回到应用里，再点一次登录。</p>`);
}
