//! Blind signatures (RFC 9474): a random token that a debate's key has signed without its holder seeing it.
//!
//! The variant is RSABSSA-SHA384-PSS-Deterministic with keys of 2048 bits. The RFC allows it where messages are hard to
//! guess; a token is 256 random bits, so a further randomiser would only make each voice longer.

use crate::{hex, invitation::FINGERPRINT};
use blind_rsa_signatures::{
    BlindMessage, BlindSignature, BlindingResult, DefaultRng, KeyPairSha384PSSDeterministic,
    PublicKeySha384PSSDeterministic, Secret, SecretKeySha384PSSDeterministic, Signature,
};
use rsa::rand_core::Rng as _;
use sha2::{Digest, Sha256};

/// How long a key is, in bits.
const BITS: usize = 2048;
/// How many bytes a signature, a blinded token and a blind signature have.
pub const SIGNATURE: usize = BITS / 8;
/// How many bytes a token has.
pub const TOKEN: usize = 32;

/// Why nothing was signed, blinded or accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BlindError {
    /// That is no key of ours.
    #[error("this is no key that invitations are signed with")]
    Key,
    /// That is nothing that could be signed.
    #[error("this is no blinded token")]
    Blinded,
    /// The signature is not of this key, or not of this token.
    #[error("this signature does not fit")]
    Signature,
}

/// The key that everybody may have: it tells who was invited.
#[derive(Debug, Clone)]
pub struct PublicKey(PublicKeySha384PSSDeterministic);

/// The key that signs.
#[derive(Clone)]
pub struct SigningKey(SecretKeySha384PSSDeterministic);

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

/// A signed token: what makes somebody a voice.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    /// The token.
    pub token: [u8; TOKEN],
    /// Its signature.
    pub signature: [u8; SIGNATURE],
}

impl std::fmt::Debug for Signed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signed(…)")
    }
}

/// A token on its way: what its holder keeps between asking for a signature and having it.
#[derive(Clone)]
pub struct Attempt {
    /// The token, which nobody else is told before it is signed.
    pub token: [u8; TOKEN],
    /// What is asked to be signed.
    pub blinded: [u8; SIGNATURE],
    unblinder: [u8; SIGNATURE],
}

impl std::fmt::Debug for Attempt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt(…)")
    }
}

impl Attempt {
    /// As text that its holder can keep.
    pub fn to_text(&self) -> String {
        [hex::encode(&self.token), hex::encode(&self.blinded), hex::encode(&self.unblinder)].join(" ")
    }

    /// Reads that text.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let token = hex::decode(parts.next()?)?;
        let (blinded, unblinder) = (hex::decode(parts.next()?)?, hex::decode(parts.next()?)?);
        parts.next().is_none().then_some(Self { token, blinded, unblinder })
    }
}

fn array(bytes: &[u8]) -> Result<[u8; SIGNATURE], BlindError> {
    bytes.try_into().map_err(|_| BlindError::Key)
}

impl PublicKey {
    /// Reads a key (SubjectPublicKeyInfo, DER).
    ///
    /// # Errors
    /// [`BlindError::Key`] if it is none, or of another length than ours.
    pub fn from_der(der: &[u8]) -> Result<Self, BlindError> {
        let key = PublicKeySha384PSSDeterministic::from_der(der).map_err(|_| BlindError::Key)?;
        let length = key.components().n().iter().skip_while(|byte| **byte == 0).count();
        if length == SIGNATURE { Ok(Self(key)) } else { Err(BlindError::Key) }
    }

    /// Writes it (SubjectPublicKeyInfo, DER).
    ///
    /// # Errors
    /// [`BlindError::Key`], which a key that was read or made never gives.
    pub fn to_der(&self) -> Result<Vec<u8>, BlindError> {
        self.0.to_der().map_err(|_| BlindError::Key)
    }

    /// What stands for the key in invitations: the beginning of SHA-256 of its DER.
    ///
    /// # Errors
    /// [`BlindError::Key`], which a key that was read or made never gives.
    pub fn fingerprint(&self) -> Result<[u8; FINGERPRINT], BlindError> {
        let mut fingerprint = [0; FINGERPRINT];
        fingerprint.copy_from_slice(&Sha256::digest(self.to_der()?)[..FINGERPRINT]);
        Ok(fingerprint)
    }

    /// Makes a random token and blinds it.
    ///
    /// # Errors
    /// [`BlindError::Key`] if the key is not one that can be blinded for.
    pub fn begin(&self) -> Result<Attempt, BlindError> {
        let mut token = [0; TOKEN];
        DefaultRng.fill_bytes(&mut token);
        self.begin_with(token)
    }

    /// Blinds this token.
    ///
    /// # Errors
    /// [`BlindError::Key`] if the key is not one that can be blinded for.
    pub fn begin_with(&self, token: [u8; TOKEN]) -> Result<Attempt, BlindError> {
        let result = self.0.blind(&mut DefaultRng, token).map_err(|_| BlindError::Key)?;
        Ok(Attempt { token, blinded: array(&result.blind_message)?, unblinder: array(&result.secret)? })
    }

    /// Unblinds the answer and checks that it is a signature of the token.
    ///
    /// # Errors
    /// [`BlindError::Signature`] if it is not.
    pub fn finish(&self, attempt: &Attempt, blind_signature: &[u8]) -> Result<Signed, BlindError> {
        let result = BlindingResult {
            blind_message: BlindMessage(attempt.blinded.to_vec()),
            secret: Secret(attempt.unblinder.to_vec()),
            msg_randomizer: None,
        };
        let signature = self.0.finalize(&BlindSignature(blind_signature.to_vec()), &result, attempt.token);
        let signature = signature.map_err(|_| BlindError::Signature)?;
        Ok(Signed { token: attempt.token, signature: array(&signature)? })
    }

    /// Checks that this key has signed the token.
    ///
    /// # Errors
    /// [`BlindError::Signature`] if it has not.
    pub fn verify(&self, signed: &Signed) -> Result<(), BlindError> {
        let signature = Signature(signed.signature.to_vec());
        self.0.verify(&signature, None, signed.token).map_err(|_| BlindError::Signature)
    }
}

impl SigningKey {
    /// A new key. It takes a moment.
    ///
    /// # Errors
    /// [`BlindError::Key`], which the generator of keys of this length never gives.
    pub fn generate() -> Result<Self, BlindError> {
        let pair = KeyPairSha384PSSDeterministic::generate(&mut DefaultRng, BITS).map_err(|_| BlindError::Key)?;
        Ok(Self(pair.sk))
    }

    /// Reads a key (PKCS #8, DER).
    ///
    /// # Errors
    /// [`BlindError::Key`] if it is none.
    pub fn from_der(der: &[u8]) -> Result<Self, BlindError> {
        SecretKeySha384PSSDeterministic::from_der(der).map(Self).map_err(|_| BlindError::Key)
    }

    /// Writes it (PKCS #8, DER).
    ///
    /// # Errors
    /// [`BlindError::Key`], which a key that was read or made never gives.
    pub fn to_der(&self) -> Result<Vec<u8>, BlindError> {
        self.0.to_der().map_err(|_| BlindError::Key)
    }

    /// The key that goes with it.
    ///
    /// # Errors
    /// [`BlindError::Key`], which a key that was read or made never gives.
    pub fn public(&self) -> Result<PublicKey, BlindError> {
        self.0.public_key().map(PublicKey).map_err(|_| BlindError::Key)
    }

    /// Signs what it can't see. The same again gives the same.
    ///
    /// # Errors
    /// [`BlindError::Blinded`] if that is nothing that could be signed.
    pub fn sign(&self, blinded: &[u8]) -> Result<[u8; SIGNATURE], BlindError> {
        let signature = self.0.blind_sign(blinded).map_err(|_| BlindError::Blinded)?;
        array(&signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_signed_blindly_and_the_same_question_gives_the_same_answer() {
        let key = SigningKey::from_der(&SigningKey::generate().unwrap().to_der().unwrap()).unwrap();
        let public = PublicKey::from_der(&key.public().unwrap().to_der().unwrap()).unwrap();
        let attempt = public.begin().unwrap();
        let kept = Attempt::from_text(&attempt.to_text()).unwrap();
        let answer = key.sign(&attempt.blinded).unwrap();
        assert_eq!(key.sign(&kept.blinded).unwrap(), answer);
        let signed = public.finish(&kept, &answer).unwrap();
        assert_eq!(public.verify(&signed), Ok(()));
        assert_ne!(signed.signature, answer, "the answer is not what is shown later");

        let other = SigningKey::generate().unwrap();
        assert_eq!(other.public().unwrap().verify(&signed), Err(BlindError::Signature));
        let wrong = other.sign(&attempt.blinded);
        assert!(wrong.is_err() || public.finish(&attempt, &wrong.unwrap()).is_err());
        assert_eq!(public.verify(&Signed { token: [0; 32], ..signed }), Err(BlindError::Signature));
        assert_eq!(key.sign(&[255; SIGNATURE]), Err(BlindError::Blinded), "larger than the modulus");
        assert_eq!(key.sign(&[1; 32]), Err(BlindError::Blinded));
    }
}
