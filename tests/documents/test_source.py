"""Programs: strings with parameters in them."""

from __future__ import annotations

import pytest

from mjlint.diagnostic import Edit, edited
from tests.documents.reading import placed, texts


def test_python() -> None:
    text = '''# "a remark in mist --ar 3:2"
A = "a red fox in snow --ar 3:2"
B = ("a wide lake "
     'at dawn' + " --v 7")
C = """
a long caf\\u00e9 text
--v 7"""
D = r"a raw \\d thing --v 7"
SUFFIX = " --ar 16:9 --v 7"
run("npm run --fast x", "--ar")
'''
    assert texts("a.py", text) == [
        "a red fox in snow --ar 3:2",
        "a wide lake at dawn --v 7",
        "a long café text --v 7",
        "a raw \\d thing --v 7",
        "--ar 16:9 --v 7",
    ]


def test_script() -> None:
    text = (
        "// 'no cat in here --ar 3:2'\n"
        "const a = { prompt: 'it\\'s a fox —ar 3:2', r: /[\"'`]/g };\n"
        'const b = `a wide ${lake} --v 7`; /* "a cat in here --v 7" */\n'
        'const c = "a lake " +\n  "at dawn --v 7";\n'
    )
    assert texts("a.ts", text) == [
        "it's a fox —ar 3:2",
        "a wide ${lake} --v 7",
        "a lake at dawn --v 7",
    ]


def test_f_string_is_a_template() -> None:
    (prompt,) = placed("a.py", 'x = f"a {thing} in {{mist, rain}} --v 7"\n')
    assert prompt.text == "a ${thing} in {mist, rain} --v 7"


@pytest.mark.parametrize(("name", "mark"), [("a.py", '"'), ("a.py", "'"), ("a.js", "`")])
def test_edit(name: str, mark: str) -> None:
    text = f"x = {mark}a red fox \\u00e9 --AR 3:2{mark}\n"
    (prompt,) = placed(name, text)
    at = prompt.text.index("--AR")
    edit = prompt.map.edit(Edit(at, at + 4, "--ar"))
    assert edit is not None
    assert edited(text, [edit]) == text.replace("--AR", "--ar")
    quoted = prompt.map.edit(Edit(0, 1, mark))
    assert quoted is not None
    assert quoted.text == f"\\{mark}"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "a.ts",
            "p = { dalle: `a cat --ar 3:2`, midjourney: `a fox --ar 3:2` };",
            ["a fox --ar 3:2"],
        ),
        (
            "a.js",
            'const fluxPrompt = "a cat --ar 3:2", prompt = "a fox --ar 3:2";',
            ["a fox --ar 3:2"],
        ),
        ("a.py", 'SDXL_PROMPT = (\n  "a cat "\n  "at dusk --ar 3:2")\n', []),
        ("a.py", "d = {'gemini': 'a cat --ar 3:2', 'mj': 'a fox --ar 3:2'}", ["a fox --ar 3:2"]),
        ("a.py", "gemini = draw('a fox --ar 3:2')", ["a fox --ar 3:2"]),
    ],
)
def test_key_names_the_tool(name: str, text: str, found: list[str]) -> None:
    assert texts(name, text) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.go", "p := []string{`a cat --ar 3:2`, \"an owl --v 7\"} // 'x y --v 7'", 2),
        ("a.rb", "# it's \"a cat --ar 3:2\"\nadd text: 'an owl in mist --v 7'\n", 1),
        ("a.rs", "fn x<'a>(y: &'a str) {}\nconst P: &str = \"an owl in mist --v 7\";", 1),
        ("A.kt", 'val p = """\n  an "old" owl\n  --v 7\n"""', 1),
        ("a.php", "['hero' => 'an owl in mist --v 7', 'dalle' => 'an owl in mist --v 7']", 1),
        ("a.vue", "<script>\nexport default { p: `an owl in mist --v 7` }\n</script>", 1),
        ("a.json5", "{ // looks\n  owl: 'an owl in mist --v 7', sdxl: 'an owl in mist --v 7' }", 1),
    ],
)
def test_languages(name: str, text: str, found: int) -> None:
    assert len(texts(name, text)) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.ts", "[{ tool: 'Kling', p: 'an owl turns --ar 3:2' }, { p: 'an owl --v 7' }]", 1),
        ("a.ts", "{ p: 'an owl turns --ar 3:2', at: 3, tool: 'Runway Gen-4' }", 0),
        ("a.py", "Shot(model='Flux dev',\n     text='an owl turns --ar 3:2')", 0),
        ("a.py", "MODEL = 'Flux dev'\nTEXT = 'an owl turns --ar 3:2'", 1),
        ("a.rb", "{tool: 'Midjourney', prompt: 'an owl --stylise 9'}", 1),
        ("a.rb", "{tool: 'Draw', prompt: 'an owl --stylise 9'}", 0),
        ("a.ts", "const s = { runway: { owl: [{ p: 'an owl turns --ar 3:2' }] } }", 0),
        ("a.ts", "const s = { runway: {}, mj: { owl: [{ p: 'an owl --ar 3:2' }] } }", 1),
        ("a.ts", "const mjPrompts = ['an owl --stylise 3', 'an elk --stylise 3']", 2),
        ("a.php", "['stable-diffusion' => ['owl' => 'an owl turns --ar 3:2']]", 0),
        ("a.py", "openai.images.generate(prompt='an owl turns --ar 3:2')", 0),
        ("a.py", "send(prompt='an owl turns --ar 3:2')", 1),
        ("a.cs", '["flux_owl"] = "an owl in mist --ar 3:2",', 0),
    ],
)
def test_field_of_its_record_names_the_tool(name: str, text: str, found: int) -> None:
    assert len(texts(name, text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "subprocess.run(f'draw {owl} --ar 3:2 --v 6', shell=True)",
        "sh 'draw an owl in mist --ar 3:2'",
        'def draw():\n    """Draws.\n\n    Examples:\n      draw "an owl" --ar 3:2\n    """',
        "exec.Command('sh', '-c', 'draw an owl in mist --ar 3:2')",
        "assert check('an owl in mist --v 7') == 1",
        "with pytest.raises(ValueError):\n    read('an owl in mist --v 7')",
    ],
)
def test_what_is_run_or_tested_is_none(text: str) -> None:
    assert texts("a.py", text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", "test.each([['an owl --ar 3:2', 1],\n['an elk --ar 3:2', 0]])('%s', n => n)"),
        ("a.js", "describe('x', () => { const a = 'an owl in mist --ar 3:2' })"),
        ("a.rs", 'mod tests { fn a() { let b = "an owl in mist --ar 3:2"; } }'),
        ("a.js", "execSync(`draw an owl in mist --ar 3:2`)"),
    ],
)
def test_what_tests_and_shells_enclose_is_none(name: str, text: str) -> None:
    assert texts(name, text) == []
