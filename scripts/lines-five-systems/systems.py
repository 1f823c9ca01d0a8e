"""How each of the five systems is run: what its own entry point does about logging, and what is called then."""

import logging
import os
import sys
from pathlib import Path


class System:
    #: Folders, from the checkout, that its modules are imported from.
    paths = (".",)
    #: Its packages, from the first of those, whose functions are called one by one.
    packages = ()
    #: Modules that do something when they are imported, or wait for somebody.
    leave_out = ()
    #: Libraries that may be absent here, and are stood in for then.
    heavy = ()
    #: Its own tests.
    tests = ()

    def prepare(self):
        """What stand-ins must say for the system to be imported."""

    def configure(self, logs):
        """As its entry points do it, into the folder `logs`; may be called again."""
        raise NotImplementedError


class GymGui(System):
    packages = ("gym_gui",)
    leave_out = ("tests", "__main__")
    heavy = ("qtpy", "PyQt6", "qasync", "grpc", "grpc_tools", "google", "gymnasium", "gym", "torch", "torchvision", "ulid",
             "minigrid", "pettingzoo", "ray", "cv2", "pygame", "evdev", "Xlib", "vizdoom", "nle", "minihack", "crafter",
             "procgen", "textworld", "procthor", "ale_py", "chess", "pyspiel", "supersuit", "tensorboard", "wandb", "h5py",
             "psutil", "pynvml", "dotenv", "jsonschema", "stable_baselines3", "matplotlib", "pandas", "jax", "jumanji",
             "meltingpot", "overcooked_ai_py", "smac", "smacv2", "rware", "mosaic_multigrid", "gym_multigrid", "babaisai",
             "malmo", "MalmoPython", "malmoenv", "openai", "anthropic", "huggingface_hub", "vllm", "OpenGL", "imageio", "moviepy",
             "gym_pybullet_drones", "pybullet", "mujoco", "dm_control", "inotify_simple", "watchdog", "zmq", "lmdb", "optuna",
             "cleanrl_worker", "xuance_worker", "ray_worker", "balrog_worker", "jumanji_worker", "mctx_worker", "yaml",
             "chess_worker", "tyro", "cloudpickle", "balrog", "omegaconf", "syllabus", "gfootball", "craftium", "multigrid")
    tests = ("gym_gui/tests",)

    def configure(self, logs):
        from gym_gui.logging_config.logger import configure_logging

        configure_logging(logging.DEBUG, stream=False, log_to_file=True, force=True)
        _reach_root("gym_gui", "gym_gui.operators")


class DynVision(System):
    packages = ("dynvision",)
    leave_out = ("cluster.", "project_paths_template")
    heavy = ("torch", "torchvision", "pytorch_lightning", "lightning", "ffcv", "wandb", "snakemake", "torchsummary", "seaborn",
             "sklearn", "skimage", "datasets", "ruamel", "cupy", "cv2", "umap", "rsatoolbox", "tensorboard", "ipywidgets",
             "IPython", "pandas", "matplotlib", "psutil", "tqdm", "dotenv", "noise_module", "snakemake_interface_common")
    tests = ("tests",)

    def configure(self, logs):
        from dynvision.utils.logging_utils import configure_logging

        configure_logging("DEBUG", log_file=Path(logs) / "dynvision.log")


class Homodyne(System):
    packages = ("homodyne",)
    leave_out = ("tests", "post_install", "uninstall_scripts", "__main__", "hpc.cli")
    heavy = ("jax", "jaxlib", "numpyro", "arviz", "blackjax", "numba", "GPUtil", "pynvml", "memory_profiler", "line_profiler",
             "zstd", "lz4", "corner", "seaborn", "mpi4py", "pyxpcsviewer", "pymc", "nutpie", "psutil", "colorama")
    tests = tuple(f"homodyne/tests/{each}" for each in (
        "config", "core", "data", "integration", "robustness", "test_dataset_optimization.py",
        "test_integration_fallback_workflows.py", "test_jax_fallbacks.py", "test_utils_fallback.py"))

    def configure(self, logs):
        from homodyne.utils.logging import LoggerManager

        manager = LoggerManager()
        if not manager._configured:
            manager.configure(level=logging.DEBUG, log_dir=logs, console_output=False)


class MediaPipeline(System):
    paths = (".", "scripts", "shared")
    packages = ("shared", "scripts")
    leave_out = ("bootstrap", "archive")
    heavy = ("whisperx", "librosa", "torch", "torchaudio", "mlx_whisper", "mlx", "transformers", "spacy", "pandas", "srt", "sklearn",
             "pyannote", "faster_whisper", "demucs", "yt_dlp", "xgboost", "joblib", "IndicTransToolkit", "indictranstoolkit",
             "tmdbv3api", "musicbrainzngs", "openai", "google", "anthropic", "soundfile", "pydub", "imdb", "silero_vad", "cv2",
             "ctranslate2", "sentencepiece", "numpy", "requests", "yaml", "psutil", "rapidfuzz", "thefuzz", "huggingface_hub",
             "ffmpeg", "pydantic", "dotenv", "scipy", "gtts", "tqdm")
    tests = ("tests",)

    def configure(self, logs):
        from shared.logger import setup_logger

        if not any(getattr(h, "baseFilename", "").startswith(str(logs)) for h in logging.getLogger().handlers):
            # What its scripts do under their own names; by the name of the root, for modules that set nothing up.
            setup_logger("root", "DEBUG", "text", False, True, str(logs))


class Railtracks(System):
    paths = ("packages/railtracks/src", "packages/railtracks", "packages/railtracks-cli/src")
    packages = ("railtracks",)
    leave_out = ("chat_ui", "chatui", "jupyter")
    heavy = ("litellm", "openai", "fastapi", "uvicorn", "mcp", "tiktoken", "watchdog", "docstring_parser", "graphviz", "IPython")
    tests = ("packages/railtracks/tests/unit_tests", "packages/railtracks/tests/integration_tests",
             "packages/railtracks/tests/end_to_end")

    def prepare(self):
        from litellm.litellm_core_utils import get_llm_provider_logic as providers

        # Which company has which model, of those that its tests name.
        owners = {"gpt": "openai", "claude": "anthropic", "gemini": "vertex_ai"}
        providers.get_llm_provider = lambda model: (model, owners.get(model.split("-")[0], "openai"), None, None)

    def configure(self, logs):
        from railtracks.utils.logging.config import prepare_logger, rt_logger

        if not any(isinstance(h, logging.FileHandler) for h in rt_logger.handlers):
            prepare_logger(setting="VERBOSE", path=os.path.join(logs, "railtracks.log"))


def _reach_root(*names):
    """Tests that capture may have left these not to be heard."""
    for name in names:
        logging.getLogger(name).propagate = True


SYSTEMS = {
    "gym-gui": GymGui,
    "dynvision": DynVision,
    "homodyne": Homodyne,
    "media-pipeline": MediaPipeline,
    "railtracks": Railtracks,
}
