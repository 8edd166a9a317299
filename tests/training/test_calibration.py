"""What is chosen on development notes: probabilities that can be believed, thresholds, gates that lose little."""

import numpy as np
import pytest

from notelens.training.calibration import _gates, calibrate, choose_thresholds


def sample(slope, offset, count=4000, seed=0):
    chance = np.random.default_rng(seed)
    scores = chance.normal(-2, 2, count)
    return scores, chance.random(count) < 1 / (1 + np.exp(-(slope * scores + offset)))


def test_calibration_finds_the_slope_and_offset_of_each_code():
    first, second = sample(1.0, 0.0), sample(0.5, -1.0, seed=1)
    slopes, offsets = calibrate(np.stack([first[0], second[0]], axis=1), np.stack([first[1], second[1]], axis=1))
    assert slopes == pytest.approx([1.0, 0.5], abs=0.12)
    assert offsets == pytest.approx([0.0, -1.0], abs=0.25)


def test_a_code_without_examples_keeps_close_to_the_others():
    scores, labels = sample(1.0, 0.0)
    slopes, offsets = calibrate(np.stack([scores, scores], axis=1), np.stack([labels, np.zeros_like(labels)], axis=1))
    assert 0 < slopes[1] < 2 * slopes[0]
    assert offsets[1] < offsets[0]


def test_thresholds_part_right_from_wrong_and_are_drawn_together():
    probabilities = np.array([[0.9, 0.3]] * 10 + [[0.2, 0.2]] * 10)
    labels = np.array([[True, True]] * 10 + [[False, False]] * 10)
    thresholds = choose_thresholds(probabilities, labels)
    assert ((probabilities >= thresholds) == labels).all()


def test_the_gate_stops_what_carries_nothing_and_loses_few_tags():
    chance = np.random.default_rng(0)
    lexical = np.concatenate([chance.normal(-4, 1, (900, 3)), chance.normal(1, 1, (100, 3))])
    found = np.repeat([[False] * 3] * 900 + [[True] * 3] * 100, 1, axis=0)
    through = (lexical >= _gates(lexical, found)).any(axis=1)
    assert through[900:].mean() >= 0.99
    assert through[:900].mean() < 0.5


def test_without_tags_everything_goes_through_the_gate_that_is_above_the_usual():
    lexical = np.zeros((5, 2))
    assert (lexical >= _gates(lexical, np.zeros((5, 2), dtype=bool))).all()
