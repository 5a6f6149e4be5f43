// Text: code points to UTF-16 units, prompts of a field, quoted code as HTML.

/** For each code point of a text, and its end, the offset in UTF-16 units. */
export function units(text) {
  const found = [0];
  for (const character of text) found.push(found.at(-1) + character.length);
  return found;
}

/** How many code points a text has up to an offset in UTF-16 units. */
export const points = (text, offset) => [...text.slice(0, offset)].length;

/** The prompts of the field with their offsets: the whole of it, or each line that is not blank. */
export function promptsOf(text, many) {
  if (!many) return [{ text, start: 0 }];
  const found = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim()) found.push({ text: line, start });
    start += line.length + 1;
  }
  return found.length ? found : [{ text: "", start: 0 }];
}

/** An element with text and children; no markup is ever made from text. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A message with what is in backquotes as code. */
export function coded(message) {
  return message.split(/`([^`]*)`/).map((part, n) => (n % 2 ? element("code", {}, part) : part));
}
