"""What makes a text a prompt, and what overrules it."""

from __future__ import annotations

import pytest

from mjlint.documents.evidence import COMMAND, Surroundings, decide, of_line
from mjlint.documents.tools import MIDJOURNEY, named, named_in_heading, named_in_path

NOTHING = Surroundings()


@pytest.mark.parametrize(
    "text",
    [
        "a heron in the reeds --ar 3:2 --v 7",
        "a heron in the reeds --ar2:3",
        "a heron in the reeds --AR 2:3",
        "a heron in the reeds —ar 2:3",
        "a heron in the reeds -- ar 2:3",
        "a heron in the reeds --chaos 120",
        "a heron in the reeds --ar 16:9, --v 7.",
        "a console.log() print on a T-shirt --ar 1:1",
        "a pond after Claude Monet --ar 3:2",
        "灯塔里的守夜人,黄铜望远镜 --niji 6",
        "[人物描述],水彩 --ar 2:3",
        "an old film still of a heron :: --ar 7:5",
        "a heron | soft light, grain --ar 3:2",
        "a heron in the reeds --ar 4:3--stylize 200 --v 7",
        "a heron in the reeds --ar 3:2 --v 7 --hdr",
        "a heron in the reeds -–ar 3:2",
        "a heron in the reeds ––v 7",
        "a heron in the reeds --ar 3;2 --v 7",
        "a heron in the reeds --ar 3:2 --no --v 7",
        'poster titled "heron in mist" --ar 3:2 --v 7',
        'the word "HERON" in a box --no "text" --ar 3:2',
        "a heron's nest, the herons' reeds --ar 3:2 --no 'text'",
        "a heron in the reeds --ar 3:2 v 7",
        "a heron in the reeds --ar 3:2, niji 6",
        "a heron in the reeds --ar 3:2 – v 7",
        "Portrait: [NAME] as a [JOB], soft light --ar 4:5",
        "घाट पर नावें --ar 16:9",
        "a pattern of herons\n--ar\n--tile",
        "a heron, e.g. a grey one, in the reeds --ar 3:2 --v 7",
        'a set of signs that say "use the version with ratio" --ar 3:2',
        "an old man among people by a television set, octane render --ar 3:2",
        "a heron set against a grey lake, 3D rendered, calm --v 7",
        "a heron, reeds, children using large prompts, a teacher, daylight --ar 3:2 --v 7",
        "a man using a telescope, 3d render --ar 3:2",
        "an empty shop in a desert setting, a plate set, matte finish --ar 3:2",
        "a heron and its nest, sticker set --ar 1:1",
        "a frayed herald's flag --ar 3:2",
        "cat new to the reeds, dawn --ar 3:2",
        "a heron in the reeds --aspect-ratio 3:2 --v 7",
    ],
)
def test_prose_that_ends_in_parameters(text: str) -> None:
    assert decide(text, NOTHING).prompt


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("make it wide with --ar 16:9", "prose about parameters"),
        ("People often set the ratio wide at first --ar 16:9", "prose about parameters"),
        ("Damit kann man die Version wählen, immer am Ende --v 7", "prose about parameters"),
        ("Moodboards and references + --sv 4", "prose about parameters"),
        ("a wide view --ar 16:9 --v 7, was --v 6 before", "parameters within a sentence"),
        ("npx create-thing app --ar 16:9", "a shell command"),
        ("gen a cat in fog --prompt x --ar 16:9", "a command line"),
        ("2026-05-01 12:00:01 a job ended --ar 16:9", "a line of a log"),
        ("--ar 16:9  the ratio\n--s 250  how much style", "a legend of parameters"),
        ("render the scene --quality 90 --seed 42", "no parameter that only Midjourney has"),
        ("const a = run() --ar 16:9", "code"),
        ('{"p": "a heron in the reeds --ar 3:2"},', "code"),
        ('{ar} = Always use "--ar 1:1"', "code"),
        ("Parameters go last (e.g. '--ar 16:9 --s 200').", "prose about parameters"),
        ("The ratio is set by --aspect or --ar 4:3", "prose about parameters"),
        ("I want you to act as a painter of herons --ar 4:3", "prose about parameters"),
        ("所有提示词都添加这些参数吧 --ar 4:3", "prose about parameters"),
        ("Stylize\nhow strong the style is\n--stylize 100", "a legend of parameters"),
        ("the ones I need\nratio\n--ar\nstylize\n--s", "a legend of parameters"),
        ("[subject] + [style] + [parameters --ar 16:9 --v 7]", "prose about parameters"),
        ("Ratio (for example, --ar 16:9)", "prose about parameters"),
        ("Ratio, e.g., --ar 16:9", "prose about parameters"),
        ("your prompt here --ar 16:9 --v 7", "few words"),
        ("kite clone {{place}} --w {{tree}}", "no parameter that only Midjourney has"),
        ("list the herons --ar 16:9 | jq .", "a command line"),
        ("draw 'a heron's nest --ar 3:2'", "a shell command"),
        ("make-heron nest.png --ar 3:2", "a shell command"),
        ("Wide images want --ar 16:9.", "prose about parameters"),
        ("paint nest.blend --v 2", "a shell command"),
        ("paint send nests.txt --ar 3:2 --v6", "a shell command"),
        ('paint send "a heron, mist --ar 3:2" --wait', "a shell command"),
        ('$0 "a heron" --ar 3:2', "a shell command"),
        ("paint-it 'a heron, mist' --ar 3:2 --v 7", "a shell command"),
        ("e.g. a heron in mist, reeds --ar 3:2 --v 7", "prose about parameters"),
        ("Sends texts such as 'a heron, mist --ar 3:2'.", "prose about parameters"),
        ('What is wrong with "a heron, mist --ar 3:2 --v6"?', "prose about parameters"),
        ('heron in reeds,"a heron in the reeds --ar 3:2"', "code"),
        ("Describe a bird, e.g. a heron in the reeds --ar 3:2", "prose about parameters"),
        ("Mention the bird, e.g. a heron, dawn, mist --ar 3:2 --v 7", "prose about parameters"),
        ("check ratio --ar 16x9", "prose about parameters"),
        ("Set the new version for images --v 7", "prose about parameters"),
        ("People rendered it with the version --v 7", "prose about parameters"),
        ("All that is wide has the flag --ar 16:9", "prose about parameters"),
        ("Tile\n--tile\nVersion\n--v 7", "a legend of parameters"),
        ('"a \\"red\\" heron in reeds --ar 3:2",', "code"),
    ],
)
def test_what_overrules(text: str, why: str) -> None:
    assert decide(text, NOTHING) == (False, why, False, False, True)


def test_target_of_a_build_is_no_prompt() -> None:
    assert not decide("make heron --ar 3:2", Surroundings(shell=True)).prompt
    assert not decide("look for –-quiet and ––end", NOTHING).prompt


@pytest.mark.parametrize("text", ['kite draw "a red heron" --ar 3:2 -s 300', 'kite draw "a heron"'])
def test_what_is_called_in_a_shell_is_no_prompt(text: str) -> None:
    found = decide(f"{text}\nkite draw 'reeds at dawn' --ar 3:2", Surroundings(shell=True))
    assert (found.prompt, found.why) == (False, "a shell command")


def test_slots_with_parameters_behind_them_are_a_suffix() -> None:
    assert decide("${prompt.strip()} --ar 3:2 --quality 4", NOTHING).partial
    assert not decide("${prompt} in the reeds --ar 3:2 --quality 4", NOTHING).partial


@pytest.mark.parametrize(
    ("text", "prompt"), [("--ar 3:2 --seed 4", False), ("--ar 3:2 --no owl", True)]
)
def test_arguments_of_a_renderer_are_no_suffix(text: str, prompt: bool) -> None:
    assert decide(text, Surroundings(suffix=True)).prompt == prompt
    assert decide(text, Surroundings(suffix=True, likely="its folder")).prompt


def test_made_up_parameter_counts_where_prompts_are() -> None:
    text = "a heron in the reeds --ar 3:2 --realistic"
    assert not decide(text, NOTHING).prompt
    assert decide(text, Surroundings(likely="the file is named for Midjourney")).prompt


@pytest.mark.parametrize(
    "text",
    [
        "a heron in the reeds",
        "on pages 221-230+s1--s10.",
        "the v6 engine",
        "ar 16:9 film",
        "it was late — no light",
    ],
)
def test_nothing_looks_like_a_prompt(text: str) -> None:
    assert decide(text, NOTHING) == (False, "", False, False, True)


def test_what_the_place_says_counts() -> None:
    assert decide("a heron", Surroundings(says="fence marked `mj`")).why == "fence marked `mj`"
    other = Surroundings(other="the heading names another tool (`Flux`)")
    assert not decide("a heron in the reeds --ar 3:2 --v 7", other).prompt


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("midjourney_prompt", MIDJOURNEY),
        ("mjPrompt", MIDJOURNEY),
        ("klingPrompt", "kling"),
        ("ChatGPT", "ChatGPT"),
        ("Midjourney or Flux", None),
        ("emj_prompts", None),
        ("Claude Monet", None),
    ],
)
def test_tools(text: str, tool: str | None) -> None:
    assert named(text) == tool


@pytest.mark.parametrize(
    "text",
    [
        "The --tile parameter makes an image whose edges meet",
        "A heron drawn with another --s 值",
        "Stop early\n--stop 50\nWith --stop to end a job early the image is less detailed",
        "Large\n--hd\nUse an older model for images that are large and less like the prompt",
        "There is no space between the double colons ::",
        "Users of the /imagine command get four images",
        "For example, of the prompt hot:: dog both words count by themselves",
        "Your list of options goes into curly brackets {} and each makes a prompt",
        "图像权重 --iw",
        "Stylize --s",
    ],
)
def test_what_explains_parameters_is_no_prompt_where_prompts_are(text: str) -> None:
    assert not decide(text, Surroundings(likely="the file")).prompt


def test_a_command_counts_unless_the_text_explains_parameters() -> None:
    around = Surroundings(says=COMMAND)
    assert decide("a heron by the reeds, your prompt on a sign --ar 3:2", around).prompt
    assert decide("a heron", around).prompt
    legend = "Makes four images.\n--ar 3:2  the ratio\n--s 250  how much style"
    assert not decide(legend, around).prompt
    assert not decide("a link, then a text --parameter1 --parameter2", around).prompt
    manual = (
        "You can add parameters to your prompts, such as --ar or --aspect, to change the ratio."
    )
    assert not decide(manual, around).prompt


def test_tools_in_headings_and_paths() -> None:
    assert named_in_heading("Flux") == "Flux"
    assert named_in_heading("Lines of magnetic flux in the night") is None
    assert named_in_path("stable-diffusion/prompts.txt") == "stable-diffusion"
    assert named_in_path(".claude/skills/midjourney/SKILL.md") == MIDJOURNEY
    assert named_in_path(".claude/notes.md") is None


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("a heron in the reeds --ratio 3:2", True),
        ("a heron in the reeds --ar 3:2 --frame 3", True),
        ("heron --frame 3 --plume 2", False),
        ("draw --frame 3", False),
        ("npm run reeds --frame", False),
    ],
)
def test_a_parameter_that_somebody_made_up_in_a_named_text(text: str, prompt: bool) -> None:
    assert of_line(text, Surroundings(named=True)).prompt is prompt
    assert decide(text, Surroundings(likely="the folder `midjourney`")).prompt is prompt
