// The field: CodeMirror with underlines, colours, completion. Works before the linter is there.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, keymap, placeholder } from "@codemirror/view";

const PARAMETER = /(?<![^\s{,])(--[A-Za-z_]+)((?:[ \t]+(?!--)[^\s{},]+)?)/g;
const FLAG = Decoration.mark({ class: "flag" });
const VALUE = Decoration.mark({ class: "value" });

/** Colours parameters by their look alone, so that it needs no linter. */
const colours = ViewPlugin.fromClass(
  class {
    constructor(view) { this.decorations = colour(view); }
    update(update) { if (update.docChanged || update.viewportChanged) this.decorations = colour(update.view); }
  },
  { decorations: (plugin) => plugin.decorations },
);

function colour(view) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (const match of view.state.doc.sliceString(from, to).matchAll(PARAMETER)) {
      const start = from + match.index;
      const middle = start + match[1].length;
      builder.add(start, middle, FLAG);
      if (match[2].trim()) builder.add(middle, middle + match[2].length, VALUE);
    }
  }
  return builder.finish();
}

/**
 * Make the field. `changed(typed)` is called after each change and each move of the caret;
 * `complete(text, offset)` gives what may be written there.
 */
export function field(parent, text, changed, complete) {
  const source = async (context) => {
    const before = context.matchBefore(/--[a-z_]*$/i);
    if (!before && !context.explicit) return null;
    const options = await complete();
    return {
      from: before ? before.from : context.pos,
      options: options.map(({ label, detail, form, alias }) => ({
        label, detail, apply: form === "flag" ? label : `${label} `, boost: alias ? -50 : 0,
      })),
      validFor: /^--[a-z_]*$/i,
    };
  };
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Your prompt", spellcheck: "false" }),
        colours,
        autocompletion({ override: [source], activateOnTyping: matchMedia("(min-width: 40rem)").matches }),
        placeholder("a heron at dawn --ar 3:2 --v 7"),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some((each) => each.isUserEvent("input") || each.isUserEvent("delete"));
          if (update.docChanged || update.selectionSet || update.focusChanged) changed(typed && update.docChanged, update.docChanged);
        }),
      ],
    }),
  });
}

/** Draw the underlines. */
export function underline(view, findings) {
  view.dispatch(setDiagnostics(view.state, findings));
}
