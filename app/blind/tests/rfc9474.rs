//! The known answers of RFC 9474, appendix A.3: what the crate under us computes is what the RFC says, number for number.

use blind_rsa_signatures::{
    PublicKeySha384PSSDeterministic as PublicKey, SecretKeySha384PSSDeterministic as SecretKey,
    reexports::{
        crypto_bigint::BoxedUint,
        rsa::{
            RsaPrivateKey,
            rand_core::{TryCryptoRng, TryRng},
        },
    },
};
use std::{collections::BTreeMap, convert::Infallible};

/// Random numbers that the RFC wrote down: first the salt, then what blinds.
struct Written(Vec<Vec<u8>>);

impl TryRng for Written {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("whole numbers are asked for")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("whole numbers are asked for")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0.remove(0));
        Ok(())
    }
}

impl TryCryptoRng for Written {}

#[test]
fn the_known_answers_of_the_rfc_are_ours() {
    let text = include_str!("rfc9474.json");
    let vector: BTreeMap<String, String> = serde_json::from_str(text).unwrap();
    let bytes = |name: &str| blind::hex::bytes(vector[name].trim_start_matches("0x")).unwrap();
    let number = |name: &str| {
        let bytes = bytes(name);
        BoxedUint::from_be_slice(&bytes, u32::try_from(bytes.len() * 8).unwrap()).unwrap()
    };
    assert_eq!(vector["name"], "RSABSSA-SHA384-PSS-Deterministic");
    let n = number("n");
    let e = BoxedUint::from_str_radix_vartime(vector["e"].trim_start_matches("0x"), 16).unwrap();
    let key = RsaPrivateKey::from_components(n.clone(), e, number("d"), vec![number("p"), number("q")]).unwrap();
    let key = SecretKey::new(key);
    let public: PublicKey = key.public_key().unwrap();

    let r = number("inv").invert_mod(&n.to_nz().unwrap()).unwrap().to_le_bytes().to_vec();
    let message = bytes("msg");
    let blinded = public.blind(&mut Written(vec![bytes("salt"), r]), &message).unwrap();
    assert_eq!(blinded.blind_message.0, bytes("blinded_msg"));
    assert_eq!(blinded.secret.0, bytes("inv"));
    let answer = key.blind_sign(&blinded.blind_message).unwrap();
    assert_eq!(answer.0, bytes("blind_sig"));
    let signature = public.finalize(&answer, &blinded, &message).unwrap();
    assert_eq!(signature.0, bytes("sig"));
    assert!(public.verify(&signature, None, &message).is_ok());
    assert!(public.verify(&signature, None, b"another message").is_err());
}
