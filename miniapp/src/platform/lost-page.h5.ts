const texts = {
  offline: '现在没网，这一页手机里还没有存。有网了再点。',
  online: '这一页没取到。过一会儿再点。',
};

/** Whether this address is none of the app's pages: a link cut short, or from another time. */
export function isLostPage(): boolean {
  const { routes = [] } = (window as { __taroAppConfig?: { routes?: { path: string }[] } }).__taroAppConfig ?? {};
  const path = location.pathname.replace(/^\//, '');
  return path !== '' && routes.length > 0 && !routes.some((route) => route.path === path);
}

/** Says that a page's parts did not come: in the shell when nothing else is there yet, or above the page in use. */
export function sayPageLost() {
  const text = navigator.onLine === false ? texts.offline : texts.online;
  const shell = document.querySelector('#shell p');
  if (!shell) {
    say(text);
    return;
  }
  shell.className = 'shell-lost';
  shell.setAttribute('role', 'alert');
  shell.textContent = text;
  shell.append(
    button('再试一次', () => location.reload()),
    button('回首页', () => location.assign('/pages/home/index')),
  );
}

function button(name: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = name;
  made.addEventListener('click', onPress);
  return made;
}

const sayMs = 6000;

function say(text: string) {
  document.querySelector('.page-lost')?.remove();
  const note = document.createElement('div');
  note.className = 'page-lost';
  note.setAttribute('role', 'alert');
  note.textContent = text;
  document.body.append(note);
  setTimeout(() => note.remove(), sayMs);
}
